"""What waits for a person: each app that knows something that does says so in its `AppConfig.ready()`.

    waiting.add(Source("reviews", _("Reviews that wait for you"), Review.objects.waiting_for, as_line))

The inbox shows a section a source, and the bar its count.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from django.db.models import Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.functional import Promise, SimpleLazyObject

from designer.notices.models import Notice, Watch
from designer.teams.models import Person

SHOWN: Final = 25
MOST: Final = 99
"""The bar counts no further."""


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
    What `is_counted` costs every page a part of a query.
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


_OURS: Final = "waits_"
"""What the columns begin with, so that none is called as one that people have."""
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


def bar(request: HttpRequest) -> dict[str, Any]:
    """For every page: `waits.notices`, `waits.<source>`, and whether the draft it is about is watched."""
    return {"waits": SimpleLazyObject(partial(_waits, request))}


def _waits(request: HttpRequest) -> dict[str, Any]:
    """One query, however many sources there are; none where nobody looks."""
    person = getattr(request, "user", None)  # a request can be refused before it is known whose it is
    if not isinstance(person, Person):
        return {}
    rows: dict[str, QuerySet[Any]] = {"notices": Notice.objects.visible_to(person).unread()}
    rows |= {source.key: source.rows(person) for source in SOURCES if source.is_counted}
    asked: dict[str, Any] = {f"{_OURS}{key}": _count(found) for key, found in rows.items()}
    draft = request.resolver_match.kwargs.get("draft_id") if request.resolver_match else None
    if draft is not None:
        own = Watch.objects.filter(person=OuterRef("pk"), draft=draft)
        of_family = Watch.objects.of_family_of(draft).filter(person=OuterRef("pk"))
        asked |= {f"{_OURS}own": Subquery(own.values("is_on")[:1]), f"{_OURS}of_family": Exists(of_family)}
    people: QuerySet[Any] = Person.objects.filter(pk=person.pk)
    found = {key.removeprefix(_OURS): value for key, value in people.values(**asked).get().items()}
    own_choice = found.pop("own", None)
    return found | {"watched": found.pop("of_family", False) if own_choice is None else own_choice}


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many, as a value in another query, and no more than can be told."""
    few = rows.order_by().values("pk")[: MOST + 1]
    counted = rows.model._default_manager.filter(pk__in=few).order_by()
    number = counted.annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Subquery(number, output_field=IntegerField())
