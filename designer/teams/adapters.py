"""How django-allauth signs people in here: what it asks of us at each turn."""

from base64 import b32encode
from secrets import token_bytes
from typing import Any

import structlog
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from designer import audit
from designer.teams import limits, sealed, sessions
from designer.teams.models import Guess, Person
from designer.teams.own_address import own_address

log = structlog.get_logger(__name__)

TOO_MANY = _("Too many tries. Wait up to an hour, or sign in from a browser that you used here before.")
WRONG_CODE = _("This code is not right, or was used already. Take the next one that the app shows.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This e-mail address and password do not go together."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People come by invitation, or from the provider that the settings name."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Whose address and password these are; the same to anyone for every kind of no."""
        email, password = credentials.get("email", ""), credentials.get("password", "")
        noted = Guess.objects.take(limits.for_password(request, email))
        if noted is None:
            log.info("sign-in limited")
            raise ValidationError(TOO_MANY, code="too_many")
        person = authenticate(request, username=email, password=password)
        if isinstance(person, Person):
            Guess.objects.forget(noted)
            return person
        log.info("sign-in refused")
        return None

    def reauthenticate(self, user: Person, password: str) -> bool:
        return self.authenticate(context.request, email=user.email, password=password) == user

    def login(self, request: HttpRequest, user: Person) -> None:
        sessions.begin(request, user)

    def post_login(self, request: HttpRequest, user: Person, **how: Any) -> HttpResponse:
        log.info("signed in", person=user.pk)
        response = redirect(own_address(request, how["redirect_url"] or ""))
        limits.remember_browser(request, response, user)
        return response

    def is_safe_url(self, url: str) -> bool:
        return bool(url) and own_address(context.request, url) == url

    def respond_user_inactive(self, request: HttpRequest, user: Person) -> HttpResponse:
        messages.error(request, gettext("This account is disabled. Ask an admin of your team."))
        return redirect("teams:sign_in")


class CodeAdapter(DefaultMFAAdapter):
    """Secrets of the second step are stored sealed with the server's secret key."""

    error_messages = DefaultMFAAdapter.error_messages | {"incorrect_code": WRONG_CODE}

    def get_totp_issuer(self) -> str:
        return "Task Designer"

    def encrypt(self, text: str) -> str:
        return sealed.seal(sealed.SECOND_STEP, text)

    def decrypt(self, encrypted_text: str) -> str:
        """What was sealed with another key fits no code."""
        try:
            return sealed.unseal(sealed.SECOND_STEP, encrypted_text)
        except sealed.OtherKey:
            log.error("second step sealed with another SECRET_KEY")
            return b32encode(token_bytes(20)).decode()


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The provider of the settings is trusted with e-mail addresses that it says are verified."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        address = sociallogin.user.email
        verified = {one.email.lower() for one in sociallogin.email_addresses if one.verified}
        return address in verified and not Person.objects.filter(email=address).exists()

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Person:
        person: Person = sociallogin.user
        person.email = str(data.get("email") or "").lower()
        called = data.get("name") or data.get("username") or person.email.partition("@")[0]
        person.name = str(called)[:60]
        return person

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Person:
        person: Person = super().save_user(request, sociallogin, form)
        audit.record("provider connected", team=None, by=person, about=person)
        return person

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Whose verified address it is: connected here, where nothing comes between that and its record."""
        if sociallogin.is_existing and sociallogin.account.pk is None:
            with transaction.atomic():
                sociallogin.connect(request, sociallogin.user)
                audit.record("provider connected", team=None, by=sociallogin.user, about=sociallogin.user)

    def on_authentication_error(self, request: HttpRequest, provider: Any, **told: Any) -> None:
        """Cancelled there, or gone wrong: the sign-in page says so."""
        log.info("provider refused", error=str(told.get("error", "")), exception=repr(told.get("exception")))
        said = gettext("%(provider)s did not sign you in. Nothing was changed; try again.")
        messages.error(request, said % {"provider": provider.name})
        raise ImmediateHttpResponse(redirect("teams:sign_in"))
