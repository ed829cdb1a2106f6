"""The form by which a rule is set aside: for what, why, and until when."""

from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from designer.drafts.models.waiver import LONGEST, USUAL

THIS_DRAFT: Final = "draft"
WHOLE_TEAM: Final = "team"


class WaiverForm(forms.Form):
    scope = forms.ChoiceField(
        label=_("For what"),
        choices=[(THIS_DRAFT, _("this draft")), (WHOLE_TEAM, _("every draft of the team"))],
        initial=THIS_DRAFT,
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        help_text=_("Others read it beside the finding and in the list of what is set aside."),
    )
    ends_on = forms.DateField(
        label=_("Until"), help_text=_("Its last day, within a year. From the day after it counts again.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        self.earliest, self.latest = today, today + LONGEST
        self.fields["ends_on"].initial = today + USUAL

    def clean_ends_on(self) -> Any:
        ends_on = self.cleaned_data["ends_on"]
        if not self.earliest <= ends_on <= self.latest:
            raise forms.ValidationError(
                _("Choose a day from %(first)s to %(last)s."),
                params={"first": self.earliest.isoformat(), "last": self.latest.isoformat()},
            )
        return ends_on

    @property
    def shown_date(self) -> str:
        """As a control for dates takes it: what was typed, or 2027-02-22."""
        value = self["ends_on"].value()
        return value.isoformat() if hasattr(value, "isoformat") else str(value or "")
