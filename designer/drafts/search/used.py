"""Where something is used: what breaks when a secret is rotated, a role is deleted, an image is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from django.db.models import Q

from designer.drafts.listing import registered_as
from designer.drafts.models import Draft, Reference
from designer.drafts.places import place_of, where_named
from designer.drafts.search.kinds import LOOKS, Look, used_url
from designer.taskdef.references import KINDS, LONGEST, Kind, named, places
from designer.teams.models import Person, Team

ON_A_PAGE: Final = 25


class NoSuchKind(ValueError):
    """Drafts refer to nothing of this kind."""


@dataclass(frozen=True)
class Use:
    """A field that refers to it; `written` is how, `is_same` whether as asked for: by name alone, all are."""

    where: str
    url: str
    written: str
    is_same: bool


@dataclass(frozen=True)
class Row:
    """A draft that uses it: the fields of what it says now, and the last registration, if that uses it."""

    draft: Draft
    uses: Sequence[Use]
    registration: Any
    is_registered: bool


class UsedPage:
    """Raises NoSuchKind."""

    def __init__(self, person: Person, kind: str, value: str, before: int | None) -> None:
        if kind not in KINDS:
            raise NoSuchKind(kind)
        self.kind: Kind = kind
        self.value = value.replace("\0", "").strip()[:LONGEST]
        self.name = named(self.kind, self.value) if self.value else ""
        self.person = person
        self._ids = self._found(before) if self.name else []

    @property
    def look(self) -> Look:
        return LOOKS[self.kind]

    @property
    def kinds(self) -> list[tuple[Kind, Look]]:
        return list(LOOKS.items())

    def _found(self, before: int | None) -> list[int]:
        """The drafts that use it, newest first: of each team along its index, then the first of those."""
        uses = Reference.objects.filter(kind=self.kind, name=self.name)
        if before is not None:
            uses = uses.filter(draft__lt=before)
        first = Q(pk__in=[])
        for team in Team.objects.visible_to(self.person):
            newest = uses.filter(team=team).order_by("-draft_id").values("draft_id").distinct()
            first |= Q(pk__in=newest[: ON_A_PAGE + 1])
        return list(Draft.objects.filter(first).order_by("-pk").values_list("pk", flat=True)[: ON_A_PAGE + 1])

    @cached_property
    def rows(self) -> list[Row]:
        shown = self._ids[:ON_A_PAGE]
        drafts = Draft.objects.filter(pk__in=shown).select_related("content", "team").order_by("-pk")
        registrations = registered_as(drafts)
        known = Reference.objects.filter(draft__in=shown, kind=self.kind, name=self.name, is_registered=True)
        registered = set(known.values_list("draft", flat=True))
        return [
            Row(draft, self._uses(draft), registrations.get(draft.pk), draft.pk in registered)
            for draft in drafts
        ]

    def _uses(self, draft: Draft) -> list[Use]:
        document = draft.document
        return [
            Use(
                where_named(place.path, document),
                place_of(place.path, document).url(draft.pk),
                place.reference.value,
                self.value in (place.reference.value, self.name),
            )
            for place in places(document)
            if (place.reference.kind, place.reference.name) == (self.kind, self.name)
        ]

    @property
    def older_address(self) -> str:
        if len(self._ids) <= ON_A_PAGE:
            return ""
        return f"{used_url(self.kind, self.value)}&before={self._ids[ON_A_PAGE - 1]}"
