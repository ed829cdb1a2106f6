"""The texts of a draft, each of the version that is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from designer.taskdef.checked import Checked, checked

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.db.models.base import ModelState

    from designer.drafts.models.edit import Edit
    from designer.drafts.models.text import DraftText


class Texts:
    """What a draft says, now and before."""

    if TYPE_CHECKING:
        _state: ModelState
        version: int
        content: DraftText
        edits: QuerySet[Edit]

    @cached_property
    def _texts(self) -> dict[int, str]:
        """Of earlier versions, as far as they are at hand."""
        return {}

    @property
    def document(self) -> dict[str, Any]:
        """The task definition, its keys in the author's order."""
        return self.checked.document

    def document_at(self, version: int) -> dict[str, Any]:
        """The document as it was at a version. Raises Edit.DoesNotExist."""
        return self.checked_at(version).document

    @property
    def checked(self) -> Checked:
        """The document with what was found in it. It is shared: change a copy."""
        return checked(self.text)

    def checked_at(self, version: int) -> Checked:
        """The same of an earlier version. Raises Edit.DoesNotExist."""
        return checked(self.text_at(version))

    @property
    def text(self) -> str:
        """The document as compact JSON. `content`, when asked for later, may be of a later version."""
        return self.text_at(self.version)

    def text_at(self, version: int) -> str:
        """The same of an earlier version. Raises Edit.DoesNotExist."""
        if version == self.version and self.is_whole:
            return self.content.text
        if version not in self._texts:
            self._texts[version] = self.edits.get(version=version).text
        return self._texts[version]

    @property
    def is_whole(self) -> bool:
        """Whether its text came with its row, and so is of the same version."""
        return "content" in self._state.fields_cache
