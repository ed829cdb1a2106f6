"""The second step, the password entered again, and the provider: allauth's pages, as we serve them."""

from collections.abc import Callable
from typing import Any, cast

import structlog
from allauth.account.views import reauthenticate as ask_for_password
from allauth.mfa.base.views import authenticate, index, reauthenticate
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import activate_totp, deactivate_totp
from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from designer import audit
from designer.teams.signed_in import SignedInRequest

log = structlog.get_logger(__name__)

PROVIDER = "oidc"

View = Callable[[HttpRequest], HttpResponse]


def recorded(view: View, act: str) -> View:
    """What a post makes of the second step comes with its record, or not at all."""

    @transaction.atomic
    def post(request: SignedInRequest) -> HttpResponse:
        held = Authenticator.objects.filter(user=request.user).order_by("pk").values_list("pk", flat=True)
        before, response = list(held), view(request)
        if list(held.all()) != before:
            audit.record(act, team=None, by=request.user, about=request.user)
        return response

    return lambda asked: post(cast("SignedInRequest", asked)) if asked.method == "POST" else view(asked)


pages = require_http_methods(["GET", "HEAD", "POST"])

code = pages(authenticate)
password_again = pages(ask_for_password)
code_again = pages(reauthenticate)
second_step = require_safe(index)
take_off = pages(recorded(deactivate_totp, "second step taken off"))
recovery_codes = require_safe(view_recovery_codes)
new_recovery_codes = pages(recorded(generate_recovery_codes, "recovery codes made"))


@pages
def set_up(asked: HttpRequest) -> Any:
    """Who has no password signs in elsewhere, where the second step belongs, too."""
    request = cast("SignedInRequest", asked)
    if not request.user.has_usable_password():
        raise Http404
    return recorded(activate_totp, "second step set up")(request)


@login_not_required
@require_safe
def with_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the provider, for signing in and nothing else."""
    if provider_id != PROVIDER or "process" in request.GET:
        raise Http404
    if request.user.is_authenticated:
        return redirect("home")
    return _asking(login, request, provider_id)


@login_not_required
@require_safe
def back_from_provider(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _asking(callback, request, provider_id)


def _asking(view: Callable[[HttpRequest, str], HttpResponse], request: HttpRequest, id: str) -> HttpResponse:
    """The view, which asks the provider; where that does not answer, the sign-in page says so."""
    try:
        return view(request, id)
    except RequestException as reason:
        log.warning("provider does not answer", reason=repr(reason))
        said = _("%(provider)s does not answer. Try again in a moment, or sign in by password.")
        messages.error(request, said % {"provider": settings.OIDC_NAME})
        return redirect("teams:sign_in")
