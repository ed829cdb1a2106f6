"""Rows written with SQL that is made up once: making it up takes far longer than running it.

For what every save of a field writes; everything else goes through querysets. All names in it are those of
models and their fields.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model

Fields = tuple["Field[Any, Any]", ...]
_MOST: Final = 64


def insert(row: Model) -> None:
    """Add a row that has no id yet. No signal is sent."""
    sql, fields = _insert(type(row))
    at = connections[DEFAULT_DB_ALIAS]
    with at.cursor() as cursor:
        cursor.execute(sql, [_stored(field, field.pre_save(row, add=True), at) for field in fields])
        row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def update(kind: type[Model], values: Mapping[str, Any], /, **where: Any) -> int:
    """Change the rows in which the fields of `where` hold these values, none of them null.

    Another row is named by its id. Answers how many rows there were.
    """
    sql, fields = _update(kind, tuple(values), tuple(where))
    return _run(sql, fields, (*values.values(), *where.values()))


def delete(kind: type[Model], /, **where: Any) -> int:
    """Delete such rows, to which no other row refers."""
    sql, fields = _delete(kind, tuple(where))
    return _run(sql, fields, tuple(where.values()))


def _run(sql: str, fields: Fields, values: tuple[Any, ...]) -> int:
    at = connections[DEFAULT_DB_ALIAS]
    with at.cursor() as cursor:
        cursor.execute(sql, [_stored(*one, at) for one in zip(fields, values, strict=True)])
        return int(cursor.rowcount)


def _stored(field: "Field[Any, Any]", value: Any, at: BaseDatabaseWrapper) -> Any:
    """Asking through the connection's stand-in would take longer than the rest."""
    return field.get_db_prep_save(value, at)


@lru_cache(maxsize=_MOST)
def _insert(kind: type[Model]) -> tuple[str, Fields]:
    fields = tuple(field for field in kind._meta.concrete_fields if not field.primary_key)
    columns = ", ".join(map(_column, fields))
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {_table(kind)} ({columns}) VALUES ({marks}) RETURNING {_column(_pk(kind))}"  # noqa: S608
    return sql, fields


@lru_cache(maxsize=_MOST)
def _update(kind: type[Model], names: tuple[str, ...], where: tuple[str, ...]) -> tuple[str, Fields]:
    changed, told = (tuple(_named(kind, each)) for each in (names, where))
    columns = ", ".join(f"{_column(field)} = %s" for field in changed)
    return f"UPDATE {_table(kind)} SET {columns} WHERE {_all_of(told)}", (*changed, *told)  # noqa: S608


@lru_cache(maxsize=_MOST)
def _delete(kind: type[Model], where: tuple[str, ...]) -> tuple[str, Fields]:
    told = tuple(_named(kind, where))
    return f"DELETE FROM {_table(kind)} WHERE {_all_of(told)}", told  # noqa: S608


def _all_of(fields: Fields) -> str:
    return " AND ".join(f"{_column(field)} = %s" for field in fields)


def _named(kind: type[Model], names: tuple[str, ...]) -> "Iterator[Field[Any, Any]]":
    return (kind._meta.get_field(name) for name in names)  # type: ignore[misc]


def _pk(kind: type[Model]) -> "Field[Any, Any]":
    return kind._meta.pk


def _table(kind: type[Model]) -> str:
    return connection.ops.quote_name(kind._meta.db_table)


def _column(field: "Field[Any, Any]") -> str:
    return connection.ops.quote_name(str(field.column))
