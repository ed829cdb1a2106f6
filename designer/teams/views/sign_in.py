"""Signing in by password, signing in by a demo's link, and signing out."""

import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import NON_FIELD_ERRORS
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from designer.teams import sessions
from designer.teams.forms import SignInForm
from designer.teams.models import SignInLink
from designer.teams.own_address import own_address

log = structlog.get_logger(__name__)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """By password, and on to the second step of who has set one up; or with the provider, if there is one."""
    after = own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(after)
    form = SignInForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_valid():
        response: HttpResponse = form.login(request, redirect_url=after)
        return response
    status = 429 if form.has_error(NON_FIELD_ERRORS, "too_many") else 422
    context = {"form": form, "next": after, "provider": settings.OIDC_NAME if settings.OIDC_URL else ""}
    return render(request, "teams/sign_in.html", context, status=status if form.is_bound else 200)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """GET only shows a button, so that a mail scanner or a preview does not use the link up."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST" and (person := SignInLink.objects.redeem(token)):
        sessions.begin(request, person)
        log.info("signed in by link", person=person.pk)
        return redirect("home")
    link = SignInLink.objects.usable(token).select_related("person").first()
    return render(request, "teams/sign_in_by_link.html", {"link": link}, status=200 if link else 410)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    log.info("signed out", person=request.user.pk)
    logout(request)
    response = redirect("teams:sign_in")
    response["Clear-Site-Data"] = '"storage"'
    return response
