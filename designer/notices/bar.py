"""The counts in the bar of every page, and whether its draft is watched: one query, which is made up once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any, Final

from django.db.models import Exists, F, Func, IntegerField, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from designer.notices.models import Notice, Watch
from designer.notices.waiting import SOURCES
from designer.prepared import Prepared
from designer.teams.models import Person

MOST: Final = 99
"""The bar counts no further."""
_OURS: Final = "waits_"
"""What the columns begin with, so that none is called as one that people have."""

Rows = Callable[[Person], QuerySet[Any]]


def bar(request: HttpRequest) -> dict[str, Any]:
    """For every page: `waits.notices`, `waits.<source>`, and `waits.watched` of the draft it is about."""
    return {"waits": SimpleLazyObject(partial(_waits, request))}


def _waits(request: HttpRequest) -> dict[str, Any]:
    person = getattr(request, "user", None)  # a request can be refused before it is known whose it is
    if not isinstance(person, Person):
        return {}
    draft = request.resolver_match.kwargs.get("draft_id") if request.resolver_match else None
    counted = tuple((source.key, source.rows) for source in SOURCES if source.is_counted)
    question, names = _question(counted, is_about_a_draft=draft is not None)
    found = dict(zip(names, question(person.pk, draft)[0], strict=True))
    own = found.pop("own", None)
    return found | {"watched": bool(found.pop("of_family", False) if own is None else own)}


@lru_cache(maxsize=8)
def _question(counted: tuple[tuple[str, Rows], ...], *, is_about_a_draft: bool) -> tuple[Prepared, list[str]]:
    """Of a person and a draft; with the names of its columns."""
    names = ["notices", *(key for key, _rows in counted)]
    names += ["own", "of_family"] if is_about_a_draft else []

    def made(person: int, draft: int) -> QuerySet[Any, Any]:
        somebody = Person(pk=person)
        asked: list[Any] = [_count(Notice.objects.visible_to(somebody).unread())]
        asked += [_count(rows(somebody)) for _key, rows in counted]
        if is_about_a_draft:
            own = Watch.objects.filter(person=somebody, draft=draft)
            of_family = Watch.objects.of_family_of(draft).filter(person=somebody)
            asked += [Subquery(own.values("is_on")[:1]), Exists(of_family)]
        columns = {f"{_OURS}{name}": value for name, value in zip(names, asked, strict=True)}
        answer: QuerySet[Any, Any] = Person.objects.filter(pk=person).annotate(**columns)
        return answer.values_list(*columns)

    return Prepared(made), names


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many, as a value in another query, and no more than can be told."""
    few = rows.order_by().values("pk")[: MOST + 1]
    counted = rows.model._default_manager.filter(pk__in=few).order_by()
    number = counted.annotate(n=Func(F("pk"), function="COUNT")).values("n")
    return Subquery(number, output_field=IntegerField())
