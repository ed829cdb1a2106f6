"""Everything that stands in the database, to tell whether anything of it changed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction

T = TypeVar("T")
Stored = dict[str, list[dict[str, Any]]]


def everything(but: Mapping[str, frozenset[str]] | None = None) -> Stored:
    """Rows by table. `but`: table -> its columns that are left out; none named: the table is."""
    return _stored(apps.get_models(include_auto_created=True), but or {})


def _stored(models: Iterable[Any], but: Mapping[str, frozenset[str]]) -> Stored:
    left_out = {model: but.get(model._meta.label) for model in models}
    return {
        model._meta.label: _rows(model, columns or frozenset())
        for model, columns in left_out.items()
        if columns != frozenset()
    }


def _rows(model: Any, left_out: frozenset[str]) -> list[dict[str, Any]]:
    columns = [field.attname for field in model._meta.concrete_fields if field.attname not in left_out]
    return list(model._base_manager.order_by("pk").values(*columns))


def digest(stored: Stored) -> str:
    return sha256(repr(stored).encode()).hexdigest()


def changed_by(
    do: Callable[[], Any], but: Mapping[str, frozenset[str]] | None = None, before: Stored | None = None
) -> set[str]:
    """The tables in which anything is otherwise afterwards. `before`: `everything`, where it is at hand."""
    before = before or everything(but)
    with written_to() as tables:
        do()
    models = [one for one in apps.get_models(include_auto_created=True) if one._meta.db_table in tables]
    after = _stored(models, but or {})
    return {table for table, rows in after.items() if digest({"": rows}) != digest({"": before[table]})}


_WRITES = re.compile(r'\s*(?:INSERT\b.*?\bINTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)', re.IGNORECASE | re.DOTALL)


@contextmanager
def written_to() -> Iterator[set[str]]:
    """The names of the tables that statements write to, whatever comes of that."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if found := _WRITES.match(sql):
            tables.add(found[1])
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        yield tables


def undone(do: Callable[[], T]) -> T:
    """What it answers; what it stored is taken back, so that one test can let everybody try the same."""
    with transaction.atomic():
        try:
            return do()
        finally:
            transaction.set_rollback(True)
