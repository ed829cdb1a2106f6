"""What waits for a person: each app that knows something that does says so in its `AppConfig.ready()`.

    waiting.add(Source("reviews", _("Reviews that wait for you"), Review.objects.waiting_for, as_line))

The inbox shows a section a source, and the bar its count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.functional import Promise

from designer.teams.models import Person

SHOWN: Final = 25


@dataclass(frozen=True)
class Line:
    """One thing that waits: `store-terminal`, where it is, "asked by jun", since when."""

    name: str
    url: str
    says: str
    since: datetime


@dataclass(frozen=True)
class Source:
    """`rows` are those that wait for a person, longest first, all visible to them; `line` shows one.

    `note` gives the words above the list of drafts, such as "2 reviews wait for you:", where there is any.
    What `is_counted` costs every page a part of a query; its rows may depend on nothing but who asks, as
    its SQL is kept.
    """

    key: str
    title: str | Promise
    rows: Callable[[Person], QuerySet[Any]]
    line: Callable[[Any], Line]
    note: Callable[[int], str] | None = None
    is_counted: bool = True


@dataclass(frozen=True)
class Section:
    """What one source has for the reader: the first lines, and whether there are more."""

    source: Source
    lines: list[Line]
    has_more: bool

    @property
    def note(self) -> str:
        return self.source.note(len(self.lines)) if self.source.note and self.lines else ""


SOURCES: Final[list[Source]] = []


def add(source: Source) -> None:
    SOURCES.append(source)


def sections(person: Person) -> list[Section]:
    """All of them, empty ones too."""
    return [_section(source, person) for source in SOURCES]


def notes(person: Person) -> list[Section]:
    """What is worth a note above the drafts."""
    noted = (_section(source, person) for source in SOURCES if source.note)
    return [section for section in noted if section.lines]


def _section(source: Source, person: Person) -> Section:
    rows = list(source.rows(person)[: SHOWN + 1])
    return Section(source, [source.line(row) for row in rows[:SHOWN]], len(rows) > SHOWN)
