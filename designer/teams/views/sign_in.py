"""Signing in by password, signing in by a demo's link, and signing out."""

import structlog
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from designer.teams import sessions
from designer.teams.forms import SignInForm
from designer.teams.models import SignInLink

log = structlog.get_logger(__name__)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    after = own_address(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(after)
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid():
        sessions.begin(request, form.get_user())
        log.info("signed in", person=request.user.pk)
        return redirect(after)
    if form.is_bound:
        log.info("sign-in refused")
    return render(
        request, "teams/sign_in.html", {"form": form, "next": after}, status=422 if form.is_bound else 200
    )


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


def own_address(request: HttpRequest, address: str) -> str:
    """The address, if it leads into this application; else the first page."""
    safe = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if safe else "/"
