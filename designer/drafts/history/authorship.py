"""Who changed each field of a draft last: one field, or all that lie in a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse

from designer.drafts.history.field import checked, last_change
from designer.drafts.models import Draft, Edit
from designer.drafts.places import place_of, where_named
from designer.drafts.search.kinds import used_url
from designer.drafts.shown_change import text_of
from designer.taskdef import paths
from designer.taskdef.edits.authorship import brought_by
from designer.taskdef.masking import Mask
from designer.taskdef.references import places

MOST: Final = 2_000
"""Fields on a page: a task definition that ECS takes has fewer."""


def history_url(draft: Draft, pointer: str, version: int | None = None) -> str:
    """The edits that touched a field."""
    asked = {"field": pointer} | ({"at": version} if version else {})
    return f"{reverse('drafts:history', args=[draft.pk])}?{urlencode(asked)}"


class LastChange:
    """The edit that last changed one field, as the page of a version shows it. Raises NoSuchField."""

    def __init__(self, draft: Draft, pointer: str, version: int) -> None:
        self.draft = draft
        self.pointer = checked(pointer)
        self.version = version
        self.edit = last_change(draft, pointer, version)

    @property
    def name(self) -> str:
        return _name(self.pointer, self.draft.document_at(self.version))

    @property
    def used_urls(self) -> list[tuple[str, str]]:
        """(what, address) of where else that is used which the field refers to."""
        found = places(self.draft.document_at(self.version))
        return [
            (place.reference.name, used_url(place.reference.kind, place.reference.value))
            for place in found
            if place.path == self.pointer
        ]

    @property
    def url(self) -> str:
        return history_url(self.draft, self.pointer, self.version)


@dataclass(frozen=True)
class Line:
    """A field with its value, the edit it comes from, and where to read on."""

    name: str
    value: str
    edit: Edit
    field_url: str
    url: str


class WhoChangedWhat:
    """All fields of a draft in or under a place, by the edit that each comes from."""

    def __init__(self, draft: Draft, at: str) -> None:
        self.draft = draft
        self.at = checked(at) if at else ""

    @property
    def name(self) -> str:
        return _name(self.at, self.draft.document) if self.at else ""

    @cached_property
    def lines(self) -> Sequence[Line]:
        first = self.draft.edits.select_related("person").get(version=1)
        log, document = self.draft.log_since(1), self.draft.document
        masked = Mask().value(document)
        found = brought_by(self.draft.document_at(1), log.operations)
        return [
            self._line(path, document, masked, first if index is None else log.edits[index])
            for path, _value, index in found
            if f"{path}/".startswith(f"{self.at}/")
        ][:MOST]

    def _line(self, path: str, document: dict[str, Any], masked: dict[str, Any], edit: Edit) -> Line:
        return Line(
            _name(path, document),
            text_of(paths.get(masked, path)) or "",
            edit,
            place_of(path, document).url(self.draft.pk),
            history_url(self.draft, path),
        )


def _name(pointer: str, document: dict[str, Any]) -> str:
    """The place as people say it: app · image."""
    try:
        return where_named(pointer, document)
    except ValueError:  # a name where the document has a list
        return pointer
