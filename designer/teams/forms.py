"""What people post about themselves and about their teams."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from django import forms
from django.conf import settings
from django.contrib.auth.forms import BaseUserCreationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _

from designer.teams.models import Invitation, Person, Role
from designer.teams.models.role import GRANTED


class SignInForm(LoginForm):
    """Says the same to a wrong password, an unknown address and a person who may no longer sign in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""


class ChangePasswordForm(PasswordChangeForm):
    """Guesses of the old password count as those at the sign-in do."""

    def clean_old_password(self) -> str:
        old: str = self.cleaned_data["old_password"]
        if not get_adapter().reauthenticate(self.user, old):
            raise forms.ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return old

    def save(self, commit: bool = True) -> Any:
        self.user.set_password(self.cleaned_data["new_password1"])
        self.user.save(by=self.user)
        return self.user


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(choices=[("", ""), *settings.LANGUAGES], required=False)
    theme = forms.ChoiceField(choices=Person.Theme.choices, required=False)


class RolesForm(forms.Form):
    """None chosen: a viewer."""

    roles = forms.TypedMultipleChoiceField(
        label=_("Roles"), choices=[(role.value, role.label) for role in GRANTED], coerce=Role, required=False
    )


class InviteForm(RolesForm):
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Then only they can use the link. Empty: whoever has it, once."),
    )


class JoinForm(BaseUserCreationForm):  # type: ignore[type-arg]
    """A new person, who follows an invitation."""

    class Meta:
        model = Person
        fields = ["email", "name"]

    def __init__(self, invitation: Invitation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if invitation.email:
            self.fields["email"].disabled = True
            self.initial["email"] = invitation.email

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()
