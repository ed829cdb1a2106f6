"""The forms around a team's own template: what it is called, and which values of a draft it asks for."""

from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer.drafts.models import Draft, NameTaken, TeamTemplate
from designer.drafts.names import END
from designer.drafts.offers import Offer, offers
from designer.taskdef.filling import missed, placeholder
from designer.taskdef.openings import opened
from designer.teams.models import Person


class NameForm(forms.Form):
    name = forms.CharField(max_length=120, label=_("Name"))
    description = forms.CharField(
        max_length=400, required=False, label=_("What it is for"), help_text=_("One sentence, for its card")
    )

    def taken(self) -> None:
        """Say that another template of the team has the name."""
        self.add_error("name", _("Your team has a template of this name. Give another name."))


class SaveTemplateForm(NameForm):
    """A draft as a template: ticked values are asked for, the others stay as they are."""

    replace = forms.BooleanField(required=False, label=_("Replace the template of this name"))

    def __init__(self, draft: Draft, version: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = draft.document_at(version)
        self.draft = draft
        self.version = version

    @cached_property
    def offers(self) -> list[Offer]:
        """The values that may be asked for; before anything was sent, with what is suggested ticked."""
        ticked = set(self.data.getlist("ask")) if self.is_bound else None  # type: ignore[attr-defined]
        return offers(self.document, ticked)

    @property
    def asked_already(self) -> list[str]:
        """The placeholders that stand in the draft: they are asked for in any case."""
        return [placeholder(name) for name in missed(self.document)]

    @property
    def others(self) -> list[str]:
        """The names of the team's templates."""
        return list(TeamTemplate.objects.filter(team=self.draft.team).values_list("name", flat=True))

    def clean(self) -> dict[str, Any]:
        if END not in self.data:
            raise ValidationError(_("The form came without its end, or changed on the way. Send it again."))
        return self.cleaned_data

    def taken(self) -> None:
        said = _("Your team has a template of this name. Give another name, or tick that this replaces it.")
        self.add_error("name", said)

    def save(self, person: Person) -> TeamTemplate | None:
        """The template; None when the name is taken, which the form then says."""
        chosen = [one.opening for one in self.offers if one.is_ticked]
        secrets = {one.name for one in chosen if one.is_secret}
        before = {one.name: None if one.name in secrets else str(one.value) for one in chosen}
        try:
            return TeamTemplate.keep(
                self.draft.team,
                person,
                self.cleaned_data["name"],
                replace=self.cleaned_data["replace"],
                description=self.cleaned_data["description"],
                document=opened(self.document, chosen),
                examples=before,
            )
        except NameTaken:
            self.taken()
            return None
