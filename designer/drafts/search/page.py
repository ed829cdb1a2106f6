"""The search over all drafts of a person's teams: what holds the words, grouped by what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, cast
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from designer.drafts import keyset
from designer.drafts.asked import LONGEST, MOST_WORDS
from designer.drafts.models import Draft, Reference
from designer.drafts.models.draft_queryset import DraftQuerySet
from designer.drafts.search.index import holding
from designer.drafts.search.kinds import LOOKS, Look, used_url
from designer.taskdef.references import KINDS, Kind
from designer.teams.models import Person, Team

ON_A_PAGE: Final = 25
NAMED: Final = 3
"""Drafts that are named beside something that they use."""


@dataclass(frozen=True)
class Found:
    """Something that drafts refer to, and those of the page that do."""

    value: str
    url: str
    drafts: list[Draft] = field(default_factory=list)

    @property
    def named(self) -> Sequence[Draft]:
        return self.drafts[:NAMED]

    @property
    def more(self) -> int:
        return max(len(self.drafts) - NAMED, 0)


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    kind: str
    found: Sequence[Found]

    @property
    def look(self) -> Look:
        return LOOKS[cast("Kind", self.kind)]


class SearchPage:
    """A page of drafts, newest edit first, that hold every word, and what in them holds any of the words."""

    def __init__(self, person: Person, query: QueryDict) -> None:
        self.q = query.get("q", "")[:LONGEST].strip()
        self.words = [word.lower() for word in self.q.split()[:MOST_WORDS]]
        self.teams = list(Team.objects.visible_to(person))
        self._page = self._found(Draft.objects.visible_to(person).current(), query)

    def _found(self, drafts: DraftQuerySet, query: QueryDict) -> keyset.Page:
        if not self.words:
            return keyset.Page([], None, None)
        found, along = holding(drafts, [team.pk for team in self.teams], self.words)
        return keyset.page(found, along, ON_A_PAGE, query)

    @property
    def rows(self) -> Sequence[Draft]:
        return self._page.rows

    @cached_property
    def drafts(self) -> list[Draft]:
        """Those whose own name or purpose holds a word."""
        return [draft for draft in self.rows if self._holds(draft.family) or self._holds(draft.purpose)]

    @cached_property
    def groups(self) -> list[Group]:
        drafts = {draft.pk: draft for draft in self.rows}
        found: dict[str, dict[str, Found]] = {kind: {} for kind in KINDS}
        rows = Reference.objects.filter(draft__in=drafts, is_registered=False).exclude(kind="family")
        for kind, value, draft in rows.order_by("-draft", "value").values_list("kind", "value", "draft"):
            if self._holds(value):
                one = found[kind].setdefault(value, Found(value, used_url(kind, value)))
                one.drafts.append(drafts[draft])
        return [Group(kind, list(values.values())) for kind, values in found.items() if values]

    def _holds(self, text: str) -> bool:
        lowered = text.lower()
        return any(word in lowered for word in self.words)

    @property
    def older_address(self) -> str:
        return self._address(after=str(self._page.older)) if self._page.older else ""

    @property
    def newer_address(self) -> str:
        return self._address(before=str(self._page.newer)) if self._page.newer else ""

    def _address(self, **more: str) -> str:
        return f"{reverse('drafts:search')}?{urlencode({'q': self.q, **more})}"
