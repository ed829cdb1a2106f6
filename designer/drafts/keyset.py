"""Pages of drafts by their last edit: each begins after a row, so that the last is as quick as the first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.http import QueryDict

from designer.drafts.models import Draft
from designer.drafts.models.draft_queryset import DraftQuerySet

NEWEST_FIRST: Final = ("-edited_at", "-id")
OLDEST_FIRST: Final = ("edited_at", "id")
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SPELLED: Final = re.compile(r"([0-9]{1,17})-([0-9]{1,18})")


@dataclass(frozen=True)
class Mark:
    """A row as a place in the order, spelled "microseconds-id"; rows edited meanwhile do not move it."""

    edited_at: datetime
    id: int

    @classmethod
    def of(cls, draft: Draft) -> "Mark":
        return cls(draft.edited_at, draft.pk)

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """None for what is no mark."""
        found = _SPELLED.fullmatch(text)
        if found is None or not text.isascii():
            return None
        return cls(_EPOCH + timedelta(microseconds=int(found[1])), int(found[2]))

    def __str__(self) -> str:
        return f"{(self.edited_at - _EPOCH) // timedelta(microseconds=1)}-{self.id}"

    def after(self) -> Q:
        return Q(edited_at__lte=self.edited_at) & ~Q(edited_at=self.edited_at, id__gte=self.id)

    def before(self) -> Q:
        return Q(edited_at__gte=self.edited_at) & ~Q(edited_at=self.edited_at, id__lte=self.id)


@dataclass(frozen=True)
class Page:
    """Rows, newest edit first, and the marks where the pages beside them begin."""

    rows: Sequence[Draft]
    older: Mark | None
    newer: Mark | None


def page(drafts: DraftQuerySet, teams: Sequence[int], size: int, query: QueryDict) -> Page:
    """The page that `after` or `before` names; the first one for anything else, and where nothing is left.

    The rows are looked for along the list of each team; without a team these are few, and all are sorted.
    """
    after, before = Mark.read(query.get("after", "")), Mark.read(query.get("before", ""))
    if after is not None:
        rows = _rows(drafts.filter(after.after()), teams, size + 1, NEWEST_FIRST)
        if rows:
            return Page(rows[:size], _end(rows, size), Mark.of(rows[0]))
    if before is not None:
        rows = _rows(drafts.filter(before.before()), teams, size + 1, OLDEST_FIRST)
        if len(rows) > size:
            rows = rows[:size][::-1]
            return Page(rows, Mark.of(rows[-1]), Mark.of(rows[0]))
    rows = _rows(drafts, teams, size + 1, NEWEST_FIRST)
    return Page(rows[:size], _end(rows, size), None)


def _end(rows: Sequence[Draft], size: int) -> Mark | None:
    return Mark.of(rows[size - 1]) if len(rows) > size else None


def _rows(drafts: DraftQuerySet, teams: Sequence[int], count: int, order: tuple[str, str]) -> list[Draft]:
    """The first rows of each team along its index, then the first of those: no team's rows are all sorted."""
    if not teams:
        return list(drafts.select_related("team", "edited_by").order_by(*order)[:count])
    first = Q(pk__in=[])
    for team in teams:
        first |= Q(pk__in=drafts.filter(team=team).order_by(*order).values("pk")[:count])
    return list(Draft.objects.filter(first).select_related("team", "edited_by").order_by(*order)[:count])
