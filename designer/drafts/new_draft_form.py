"""What every form that begins a draft asks for: the family, the team, and to be sent whole and once."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer import taskdef
from designer.drafts.models.text import gated
from designer.drafts.names import END
from designer.drafts.reports import translated
from designer.teams.models import Act, Person, Team

ONE_USE: Final = r"\A[A-Za-z0-9_-]{10,40}\Z"


def refuse_readers(person: Person) -> None:
    """Raises MayNot for who starts no drafts in any team; who is in no team is told so by the page."""
    if person.teams.exists():
        person.must_somewhere(Act.EDIT)


class NewDraftForm(forms.Form):
    """`document` is what the draft begins with, once the form is clean."""

    family = forms.CharField(required=False, label=_("Task definition family"))
    team = forms.ModelChoiceField(Team.objects.none(), required=False, label=_("Team"))
    once = forms.RegexField(ONE_USE, strip=False)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = Team.objects.where(person, Act.EDIT)
        self.fields["team"].queryset = self.teams  # type: ignore[attr-defined]
        self.document: dict[str, Any] = {}

    def clean_team(self) -> Team:
        """The team chosen; the only one where there is no choice."""
        team = self.cleaned_data["team"] or (self.teams.first() if len(self.teams) == 1 else None)
        if team is None:
            raise ValidationError(_("Choose a team."))
        return team

    def clean(self) -> dict[str, Any]:
        if END not in self.data or "once" not in self.cleaned_data:
            raise ValidationError(_("The form came without its end, or changed on the way. Send it again."))
        return self.cleaned_data

    def _keep(self, document: dict[str, Any], name: str) -> None:
        try:
            gated(document)
        except taskdef.UnreadableDocument as refused:
            self.add_error(name, translated(refused))
        self.document = document
