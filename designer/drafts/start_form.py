"""The form of a new draft: blank for a launch type, from a template, or read from a text that was given."""

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from designer import taskdef
from designer.drafts.models import Basis
from designer.drafts.new_draft_form import NewDraftForm
from designer.drafts.proposed import Choice, Proposed
from designer.drafts.reports import Refusal, Report
from designer.drafts.starting import Start
from designer.drafts.starts import blank, with_family
from designer.drafts.template import Template
from designer.drafts.templates_for import templates_for
from designer.taskdef import encoding
from designer.taskdef.repairing import Repair
from designer.taskdef.task import FARGATE, LAUNCH_TYPES
from designer.teams.models import Person

IMPORT: Final = "import"
LONGEST_NAME: Final = 120
LONGEST_CARRIED: Final = 1000


class StartForm(NewDraftForm):
    """Valid when a draft can be begun with what it says; `begins()` tells with what.

    With a template nothing begins yet: its own page asks for what it needs.
    """

    start = forms.ChoiceField()
    text = forms.Field(required=False)
    name = forms.Field(required=False)
    file = forms.FileField(required=False, allow_empty_file=True)

    def __init__(self, person: Person, *args: Any, sought: str = "", **kwargs: Any) -> None:
        super().__init__(person, *args, **kwargs)
        self.templates = templates_for(person, sought, str(self["start"].value() or ""))
        self.starts = (*LAUNCH_TYPES, IMPORT, *self.templates)
        self.fields["start"].choices = [(value, value) for value in self.starts]  # type: ignore[attr-defined]
        self.given: str | None = None
        self.report: Report | None = None
        self.refusal: Refusal | None = None
        self.proposed: Proposed | None = None

    def clean_name(self) -> str:
        return readable(self.cleaned_data["name"])

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"] or "").replace("\r\n", "\n")

    def clean_file(self) -> "UploadedFile[Any] | None":
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file is not None and (file.size or 0) > encoding.LARGEST:
            raise ValidationError(
                _("The file is larger than 1 MiB. A task definition has at most 64 KiB: nothing was read.")
            )
        return file

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        text, file = cleaned.get("text"), cleaned.get("file")
        if "file" in self.errors or "start" not in cleaned:
            return cleaned
        if text and file:
            self.add_error("text", _("You gave a text and a file. Empty the box, or choose no file."))
        elif cleaned["start"] == IMPORT and not text and file is None:
            self.add_error("text", _("Paste a text or choose a file."))
        elif cleaned["start"] == IMPORT:
            self._read(file)
        elif text or file:
            blank_too = _("You chose a blank start, and gave a text. Choose one of them.")
            template_too = _("You chose a template, and gave a text. Choose one of them.")
            self.add_error("start", template_too if self.template else blank_too)
        elif self.template is None:
            self._keep(blank(cleaned["start"], cleaned.get("family", "")), "family")
        return cleaned

    def _read(self, file: "UploadedFile[Any] | None") -> None:
        """Through the gate, and out of its format; what was given stays in the box either way."""
        if file is not None:
            self.cleaned_data["name"] = readable(file.name)
        given = self.cleaned_data["text"] if file is None else file.read()
        try:
            self.given = encoding.decode(given)
            proposed = Proposed.of(self.given, self._choice())
        except taskdef.UnreadableDocument as refused:
            self._refuse(refused)
            return
        if refusal := proposed.all.strict or proposed.all.refusal:
            self.refusal = Refusal.of(self.given, refusal)
        if not proposed.can_help and refusal:
            self._refuse(refusal)
            return
        self.proposed = proposed
        if proposed.chosen.loaded is not None:
            self._take(proposed.chosen.loaded, proposed.chosen.done)

    def _choice(self) -> Choice:
        """What the form says of the repairs that it offered."""
        ticked = self.data.getlist("repair") if isinstance(self.data, QueryDict) else []
        return Choice(frozenset(self.data.get("offered", "").split()), frozenset(ticked))

    def _refuse(self, refused: taskdef.UnreadableDocument) -> None:
        self.refusal = Refusal.of(self.given or "", refused)
        self.add_error("text", self.refusal.message)

    def _take(self, loaded: taskdef.Loaded, repairs: Sequence[Repair]) -> None:
        document = with_family(loaded.document, self.cleaned_data.get("family", ""))
        self.report = Report(loaded, document, repairs)
        self._keep(document, "text")

    def begins(self) -> Start:
        """With what the draft begins. Only for a valid form."""
        cleaned = self.cleaned_data
        return Start(
            team=cleaned["team"],
            document=self.document,
            basis=Basis.BLANK if self.given is None else Basis.IMPORT,
            based_on="" if self.given is None else cleaned["name"],
            given=self.given,
            name="" if self.given is None else cleaned["name"],
            repaired=self.proposed.chosen if self.proposed else None,
        )

    @property
    def posted(self) -> str:
        """The digest of what the form says, its one-use key apart."""
        cleaned = self.cleaned_data
        done = [repair.key for repair in self.proposed.chosen.done] if self.proposed else []
        said = [cleaned["start"], cleaned["family"], cleaned["team"].pk, cleaned["name"], self.given, *done]
        return taskdef.digest(taskdef.compact(said))

    @property
    def repairs(self) -> Proposed | None:
        """What there is to choose from before a draft can be made of the text."""
        return self.proposed if self.proposed and self.proposed.all.proposed else None

    @property
    def is_unread(self) -> bool:
        return self.proposed is not None and self.proposed.chosen.loaded is None

    @property
    def is_undecided(self) -> bool:
        return self.proposed is not None and not self.proposed.is_decided

    @property
    def chosen(self) -> str:
        """The start that is marked."""
        asked = self["start"].value()
        return asked if asked in self.starts else FARGATE

    @property
    def template(self) -> Template | None:
        """The template that is marked."""
        return self.templates.get(self.chosen)

    @property
    def carried(self) -> str:
        """What the page of a template is told of this form, as a query."""
        family = self.cleaned_data["family"][:LONGEST_CARRIED]
        return urlencode({"family": family, "team": self.cleaned_data["team"].pk})

    @property
    def shown_text(self) -> str:
        """What the box holds: what was typed, or what the file held."""
        return self.given if self.given is not None else (self["text"].value() or "")

    @property
    def shown_name(self) -> str:
        return self.cleaned_data["name"] if self.given is not None else readable(self["name"].value())


def readable(name: str | None) -> str:
    """A file's name for people: what cannot be seen taken out, and cut. No path is made of it."""
    return "".join(char for char in name or "" if char.isprintable())[:LONGEST_NAME]
