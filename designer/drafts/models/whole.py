"""A draft with its text and its team, as a page or an edit needs it: one question, which is made up once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import DEFAULT_DB_ALIAS, models

from designer.drafts.models.text import DraftText
from designer.prepared import Prepared
from designer.teams.models import Person, Team

if TYPE_CHECKING:
    from designer.drafts.models.draft import Draft

_BESIDE: Final[dict[str, type[models.Model]]] = {"content": DraftText, "team": Team}


class Whole:
    """Finds drafts by their id."""

    def __init__(self, drafts: type[Draft]) -> None:
        self._drafts = drafts
        self._columns = _columns(drafts)
        self._columns += [f"{path}__{name}" for path, kind in _BESIDE.items() for name in _columns(kind)]
        self._any, self._own = Prepared(self._of_anybody), Prepared(self._seen_by)
        self._status = Prepared(self._status_of)

    def __call__(self, pk: int, person: Person | None = None) -> Draft:
        """One of the person's teams, where a person asks. Raises Draft.DoesNotExist."""
        found = self._any(pk) if person is None else self._own(pk, person.pk)
        if not found:
            raise self._drafts.DoesNotExist(pk)
        columns = list(found[0])
        draft: Draft = _taken(self._drafts, columns)
        for name, kind in _BESIDE.items():
            setattr(draft, name, _taken(kind, columns))
        return draft

    def status(self, pk: int) -> str:
        """What a draft's status is now."""
        ((status,),) = self._status(pk)
        return str(status)

    def _status_of(self, draft: int) -> models.QuerySet[Any, Any]:
        return self._drafts.objects.filter(pk=draft).values_list("status")

    def _of_anybody(self, draft: int) -> models.QuerySet[Any, Any]:
        return self._drafts.objects.filter(pk=draft).values_list(*self._columns)

    def _seen_by(self, draft: int, person: int) -> models.QuerySet[Any, Any]:
        seen = self._drafts.objects.visible_to(Person(pk=person))
        return seen.filter(pk=draft).values_list(*self._columns)


def _taken(kind: type[Any], columns: list[Any]) -> Any:
    """An instance of the first of these columns, which are taken off."""
    names = _columns(kind)
    values, columns[:] = columns[: len(names)], columns[len(names) :]
    return kind.from_db(DEFAULT_DB_ALIAS, names, values)


def _columns(kind: type[models.Model]) -> list[str]:
    return [field.attname for field in kind._meta.concrete_fields]
