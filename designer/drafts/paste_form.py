"""The form in which variables are pasted or uploaded, looked at, and added to a container."""

from functools import cached_property
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from designer import taskdef
from designer.drafts.names import BASE, END
from designer.drafts.new_draft_form import ONE_USE
from designer.drafts.proposals import KEEP, SECRET, VALUE, Proposal, proposals
from designer.drafts.reports import translated
from designer.taskdef import encoding, env_files
from designer.taskdef.env_files import Listed

LONGEST: Final = 262_144
"""Bytes of a list; a whole task definition has a quarter of them."""


class PasteForm(forms.Form):
    """Valid when there is a text to read; `proposals` tell what would become of it in the container at `at`.

    `looked` is the digest of the text whose proposals the page showed: another text is shown first.
    """

    text = forms.Field(required=False)
    file = forms.FileField(required=False, allow_empty_file=True)
    once = forms.RegexField(ONE_USE, strip=False)
    base = forms.IntegerField(min_value=1, max_value=2**31 - 1)
    looked = forms.Field(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = ""

    def clean(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        if END not in self.data or "once" not in cleaned or BASE not in cleaned:
            raise ValidationError(_("The form came without its end, or changed on the way. Send it again."))
        file = cleaned.get("file")
        text = str(cleaned["text"] or "").replace("\r\n", "\n")
        if not text.strip() and file is None:
            self.add_error("text", _("Paste a text or choose a file."))
        elif (file.size or 0) > LONGEST if file else len(text.encode(errors="surrogatepass")) > LONGEST:
            self.add_error("text", _("This is longer than 256 KiB. A task definition has at most 64 KiB."))
        else:
            self._read(file.read() if file else text)
        return cleaned

    def _read(self, given: bytes | str) -> None:
        try:
            self.given = encoding.decode(given).replace("\r\n", "\n")
        except taskdef.UnreadableDocument as refused:
            self.add_error("text", translated(refused))

    @cached_property
    def listed(self) -> Listed:
        return env_files.read(self.given)

    def proposals(self, document: dict[str, Any], at: str) -> list[Proposal]:
        """With what the person chose already."""
        return proposals(document, at, self.listed.entries, self.data)

    @property
    def digest(self) -> str:
        """Of the text, to be told from another one."""
        return taskdef.digest(self.given)

    @property
    def was_looked_at(self) -> bool:
        return bool(self.cleaned_data["looked"] == self.digest)

    @property
    def shown_text(self) -> str:
        """What the box holds: what was typed, or what the file held."""
        return self.given or str(self["text"].value() or "")


def said_of(made: list[Proposal]) -> dict[str, int]:
    """How many values and secrets are proposed, and how many stay."""
    return {kind: sum(1 for one in made if one.choice == kind) for kind in (VALUE, SECRET, KEEP)}
