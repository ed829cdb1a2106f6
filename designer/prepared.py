"""A question to the database whose SQL is made up once: making it up takes far longer than answering it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler

_NOBODY: Final = -7_110_000_000_001
"""The first of the ids that nothing has: they stand for those which are asked with, and for texts."""
_BITS: Final = 63
"""No column holds a number with more."""
Rows = Iterable[Sequence[Any]]
Value = int | str | None
M = TypeVar("M", bound=Model)


class Prepared:
    """The rows of a queryset, as tuples of what its `values_list` names, asked with other values each time.

    `make` takes ids, and texts where it says so, and what it makes may depend on nothing else: neither
    on the time nor on the language. Used as a decorator.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __call__(self, *asked: Value) -> list[tuple[Any, ...]]:
        return list(map(tuple, self.rows(asked)))

    def rows(self, asked: Sequence[Value]) -> Rows:
        if any(isinstance(one, int) and one.bit_length() > _BITS for one in asked):
            return []
        sql, parameters, as_python = self._made
        meant = dict(zip(self._marks, asked, strict=True))
        if any(meant[mark] is not None for mark in self._lost):
            raise TypeError(f"{self._make.__qualname__}: the SQL does not ask with all of {asked}.")
        with connection.cursor() as cursor:
            cursor.execute(sql, [meant.get(one, one) for one in parameters])
            return as_python(cursor.fetchall())

    @cached_property
    def _marks(self) -> list[int | str]:
        takes = inspect.signature(self._make).parameters.values()
        numbers = [_NOBODY - place for place, _ in enumerate(takes)]
        return [
            f"{mark}" if one.annotation in ("str", str) else mark
            for mark, one in zip(numbers, takes, strict=True)
        ]

    @cached_property
    def _lost(self) -> set[int | str]:
        """What stands for values that do not come to be asked with: Django knows that no number is less."""
        return set(self._marks) - set(self._made[1])

    @cached_property
    def compiler(self) -> SQLCompiler:
        made: SQLCompiler = self._make(*self._marks).query.get_compiler(connection=connection)
        return made

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...], Callable[[Rows], Rows]]:
        """SQL, its parameters, and what turns the database's values into Python's."""
        sql, parameters = self.compiler.as_sql()
        converters = self.compiler.get_converters([column[0] for column in self.compiler.select])
        return sql, parameters, lambda rows: self.compiler.apply_converters(rows, converters)


class PreparedModels(Generic[M]):
    """The same for whole models, each with those that its queryset joins by `select_related`."""

    def __init__(self, make: Callable[..., QuerySet[M, M]]) -> None:
        self._prepared = Prepared(make)
        self.__doc__ = make.__doc__

    def __call__(self, *asked: Value) -> list[M]:
        return [self._model(row) for row in self._prepared.rows(asked)]

    def _model(self, row: Sequence[Any]) -> M:
        kind, columns, joined = self._shape
        made = kind.from_db(connection.alias, columns, row[: len(columns)])
        for one in joined:
            one.populate(row, made)
        return made

    @cached_property
    def _shape(self) -> tuple[type[M], list[str], list[Any]]:
        """The model, the names of its columns, which come first, and what makes those beside it."""
        compiler = self._prepared.compiler
        told = compiler.klass_info
        columns = [compiler.select[place][0].target.attname for place in told["select_fields"]]
        joined = get_related_populators(told, compiler.select, connection.alias)  # type: ignore[call-arg]
        return told["model"], columns, joined  # of the types of a later Django, which asks for more
