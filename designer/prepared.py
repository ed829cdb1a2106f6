"""A question to the database whose SQL is made up once: making it up takes far longer than answering it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

_NOBODY: Final = -7_110_000_000_001
"""The first of the ids that nothing has: they stand for those which are asked with."""
Rows = Iterable[Sequence[Any]]


class Prepared:
    """The rows of a queryset, as tuples of what its `values_list` names, asked with other ids each time.

    `make` takes ids and nothing else, and what it makes may depend on nothing else: neither on the
    time nor on the language. Used as a decorator.
    """

    def __init__(self, make: Callable[..., QuerySet[Any, Any]]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __call__(self, *ids: int | None) -> list[tuple[Any, ...]]:
        sql, parameters, as_python = self._made
        meant = dict(zip(self._marks, ids, strict=True))
        with connection.cursor() as cursor:
            cursor.execute(sql, [meant.get(one, one) for one in parameters])
            return list(map(tuple, as_python(cursor.fetchall())))

    @cached_property
    def _marks(self) -> list[int]:
        return [_NOBODY - place for place, _ in enumerate(inspect.signature(self._make).parameters)]

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...], Callable[[Rows], Rows]]:
        """SQL, its parameters, and what turns the database's values into Python's."""
        compiler = self._make(*self._marks).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select])
        return sql, parameters, lambda rows: compiler.apply_converters(rows, converters)
