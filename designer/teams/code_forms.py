"""The forms of the second step. How often a code may be guessed is counted where passwords are."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer.teams import limits
from designer.teams.models import Guess

TOO_MANY_CODES = _("Too many wrong codes. Wait up to an hour.")


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")

    def clean_code(self) -> str:
        noted = Guess.objects.take(limits.for_code(self.user))
        if noted is None:
            raise ValidationError(TOO_MANY_CODES, code="too_many")
        code: str = super().clean_code()
        Guess.objects.forget(noted)
        return code


class CodeAgainForm(CodeForm, ReauthenticateForm):
    save = ReauthenticateForm.save


class SetUpForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows now")
