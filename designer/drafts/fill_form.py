"""The form of a template: what it asks for, and the draft that it begins."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from designer import taskdef
from designer.drafts.inputs import Input
from designer.drafts.models import Basis
from designer.drafts.new_draft_form import NewDraftForm
from designer.drafts.starting import Start
from designer.drafts.template import Template
from designer.teams.models import Person


class FillForm(NewDraftForm):
    """One field for each input of the template. What is left blank stays a placeholder."""

    def __init__(self, person: Person, template: Template, *args: Any, **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        self.template = template
        for asked in template.inputs:
            self.fields[asked.control] = forms.CharField(
                required=False, initial=asked.default, validators=[partial(_refuse, asked)]
            )

    @property
    def asked(self) -> list[tuple[Input, forms.BoundField]]:
        return [(one, self[one.control]) for one in self.template.inputs]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        answers = {one.name: cleaned[one.control] for one in self.template.inputs if cleaned.get(one.control)}
        self._keep(self.template.filled(answers, cleaned.get("family", "")), "family")
        return cleaned

    def begins(self) -> Start:
        """With what the draft begins. Only for a valid form."""
        return Start(
            team=self.cleaned_data["team"],
            document=self.document,
            basis=Basis.TEMPLATE,
            based_on=str(self.template.title),
        )

    @property
    def posted(self) -> str:
        """The digest of what the form says, its one-use key apart."""
        said = [self.template.key, self.cleaned_data["team"].pk, self.document]
        return taskdef.digest(taskdef.compact(said))

    @property
    def shown(self) -> dict[str, Any]:
        """The document as far as it is filled in; as it stands in the template before anything was sent."""
        if self.is_bound:
            return self.document or self.template.document
        known = {one.name: one.default for one in self.template.inputs if one.default}
        return self.template.filled(known, self.initial.get("family") or "")


def _refuse(asked: Input, answer: str) -> None:
    if not asked.kind.takes(answer):
        raise ValidationError(str(asked.kind.wrong))
