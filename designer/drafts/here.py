"""Who of the team has a draft open now, and where in it: as a page shows it and then asks anew."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, Self

from django.db import IntegrityError
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.fields import Step
from designer.drafts.models import Draft, Presence
from designer.drafts.models.presence import GONE_AFTER
from designer.drafts.places import step_url, where
from designer.drafts.steps import BY_SLUG
from designer.prepared import Prepared
from designer.teams.avatars import initial, look
from designer.teams.models import Person

FRESH: Final = timedelta(seconds=15)


@dataclass(frozen=True)
class Someone:
    """Somebody else at a step of the draft; `at` is the name of the container or volume, or its number."""

    person: Person
    step: Step
    at: str
    url: str

    @property
    def initial(self) -> str:
        return initial(self.person)

    @property
    def look(self) -> str:
        """The class that gives the avatar its colour: a person keeps theirs."""
        return look(self.person)


@dataclass(frozen=True)
class Here:
    """`rows` are those of everybody else who is here; `me` is the row of the person who asks."""

    me: Presence
    rows: tuple[Presence, ...]
    document: Callable[[], dict[str, Any]]

    @classmethod
    def opened(cls, draft: Draft, person: Person, step: Step, position: int | None) -> Self:
        """A page was opened: it writes only where it was not written a moment ago."""
        found = [row for row in map(_row, _rows_of(draft.pk)) if row.seen_at > timezone.now() - GONE_AFTER]
        me = _me(draft, person, step, position)
        since = timezone.now() - FRESH
        if not any(_same(row, me) and row.seen_at > since for row in found):
            _note(me)
        return cls._of(me, found, draft)

    @classmethod
    def asked(cls, draft: Draft, person: Person, step: Step, position: int | None) -> Self:
        """A page that is looked at asks again: it says so, and clears away who left, here or elsewhere."""
        me = _me(draft, person, step, position)
        _note(me)
        left = timezone.now() - GONE_AFTER
        found = list(Presence.objects.filter(Q(draft=draft) | Q(seen_at__lte=left)).select_related("person"))
        if any(row.seen_at <= left for row in found):
            Presence.objects.gone().delete()
        return cls._of(me, [row for row in found if row.seen_at > left], draft)

    @classmethod
    def _of(cls, me: Presence, found: list[Presence], draft: Draft) -> Self:
        others = (row for row in found if row.person_id != me.person_id and row.step in BY_SLUG)
        return cls(me, tuple(sorted(others, key=lambda row: row.person.name)), lambda: draft.document)

    @property
    def url(self) -> str:
        """Where the page asks again."""
        return f"{step_url(self.me.draft_id, BY_SLUG[self.me.step], self.me.position)}here/"

    @property
    def shown(self) -> str:
        """What the page shows, to tell whether anything is new: "3:roles:,5:containers:0"."""
        return ",".join(f"{row.person_id}:{row.step}:{_number(row)}" for row in self.rows)

    def is_new(self, shown: str) -> bool:
        """Whether somebody came since the page showed this."""
        known = {one.split(":")[0] for one in shown.split(",")}
        return any(str(row.person_id) not in known for row in self.rows)

    @property
    def my_initial(self) -> str:
        return initial(self.me.person)

    @property
    def people(self) -> list[Someone]:
        document = self.document() if any(row.position is not None for row in self.rows) else {}
        return [_someone(row, document) for row in self.rows]

    @property
    def says(self) -> str:
        """Jun is viewing."""
        names = [row.person.name for row in self.rows]
        if len(names) > _NAMED:
            words = ngettext("%(n)d other is viewing", "%(n)d others are viewing", len(names))
            return words % {"n": len(names)}
        if len(names) == _NAMED:
            return _("%(one)s and %(other)s are viewing") % {"one": names[0], "other": names[1]}
        return _("%(name)s is viewing") % {"name": names[0]} if names else ""


_NAMED: Final = 2
_COLUMNS: Final = ["draft_id", "person_id", "step", "position", "seen_at"]


@Prepared
def _rows_of(draft: int) -> QuerySet[Any, Any]:
    """Most pages are opened by the only one who is there."""
    return Presence.objects.filter(draft=draft).values_list(*_COLUMNS, "person__name")


def _row(columns: tuple[Any, ...]) -> Presence:
    *values, name = columns
    row = Presence(**dict(zip(_COLUMNS, values, strict=True)))
    row.person = Person(pk=row.person_id, name=name)
    return row


def _me(draft: Draft, person: Person, step: Step, position: int | None) -> Presence:
    return Presence(draft=draft, person=person, step=step.slug, position=position)


def _same(row: Presence, me: Presence) -> bool:
    return (row.person_id, row.step, row.position) == (me.person_id, me.step, me.position)


def _note(me: Presence) -> None:
    with suppress(IntegrityError):  # the draft was deleted a moment ago: nobody is left to be told
        me.note()


def _number(row: Presence) -> str:
    return "" if row.position is None else str(row.position)


def _someone(row: Presence, document: dict[str, Any]) -> Someone:
    step = BY_SLUG[row.step]
    at = where(f"/{step.items}/{row.position}", document) if step.items and row.position is not None else ""
    return Someone(row.person, step, at, step_url(row.draft_id, step, row.position))
