"""What people choose to be told of, and what an admin says of a webhook."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from designer.notices.calling import parts
from designer.notices.event import Event
from designer.notices.reachable import is_ip, is_public


class PreferencesForm(forms.Form):
    watches = forms.BooleanField(required=False)
    shown = forms.MultipleChoiceField(choices=Event.choices, required=False)
    mailed = forms.MultipleChoiceField(choices=Event.choices, required=False)


class WebhookForm(forms.Form):
    """What can be changed later: of what, and in which language."""

    events = forms.MultipleChoiceField(
        choices=Event.choices, error_messages={"required": _("Tick at least one.")}
    )
    language = forms.ChoiceField(choices=settings.LANGUAGES)
    is_on = forms.BooleanField(required=False)


class NewWebhookForm(forms.Form):
    url = forms.CharField(label=_("Address"), max_length=500)
    language = forms.ChoiceField(choices=settings.LANGUAGES, initial=get_language)

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"])
        try:
            host = parts(url).hostname or ""
        except ValueError as error:
            raise ValidationError(
                _("Write an address like https://hooks.example.com/path, with no name or password in it.")
            ) from error
        if is_ip(host) and not is_public(host):
            raise ValidationError(_("This address is not of the public internet: nothing is sent there."))
        return url
