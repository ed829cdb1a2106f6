"""What people post about themselves."""

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from designer.teams.models import Person


class SignInForm(AuthenticationForm):
    """Says the same to a wrong password, an unknown address and a person who may no longer sign in."""

    error_messages = {
        "invalid_login": _("This e-mail address and password do not go together."),
        "inactive": _("This e-mail address and password do not go together."),
    }


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(choices=[("", ""), *settings.LANGUAGES], required=False)
    theme = forms.ChoiceField(choices=Person.Theme.choices, required=False)
