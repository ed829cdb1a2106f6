"""The form for the first comment of a thread: on the whole draft, or on a field where it is now."""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_urlsafe

from designer.drafts.controls import ident
from designer.drafts.models import Draft
from designer.reviews.models.thread import label_of
from designer.reviews.proposing import value_text
from designer.taskdef.edits import carry_path


@dataclass(frozen=True)
class NewThread:
    """As it was left. `at` is the pointer of its field in the version `base`, `name` what that is called."""

    at: str
    name: str
    base: int
    once: str
    text: str = ""
    value: str = ""
    removes: bool = False
    problem: str = ""

    @classmethod
    def on(cls, draft: Draft, at: str, version: int) -> NewThread:
        """An empty one for a field of a version; for the whole draft when the field is gone since.

        Raises NoSuchPlace, ValueError for what is no pointer, or Edit.DoesNotExist.
        """
        label_of(at, draft.document_at(version))
        document, now = draft.document, carry_path(at, draft.log_since(version).operations) or ""
        value = value_text(document, now) if now else ""
        return cls(now, label_of(now, document), draft.version, token_urlsafe(18), value=value)

    @property
    def text_id(self) -> str:
        return f"text-{ident(self.at)}"

    @property
    def value_id(self) -> str:
        return f"value-{ident(self.at)}"
