"""Everything that stands in the database, to tell whether anything of it changed."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, TypeVar

from django.apps import apps
from django.db import transaction

T = TypeVar("T")
Stored = dict[str, list[dict[str, Any]]]


def everything(but: Mapping[str, frozenset[str]] | None = None) -> Stored:
    """Rows by table. `but`: table -> its columns that are left out; none named: the table is."""
    but = but or {}
    models = [
        model
        for model in apps.get_models(include_auto_created=True)
        if but.get(model._meta.label) != frozenset()
    ]
    return {model._meta.label: _rows(model, but.get(model._meta.label, frozenset())) for model in models}


def _rows(model: Any, left_out: frozenset[str]) -> list[dict[str, Any]]:
    columns = [field.attname for field in model._meta.concrete_fields if field.attname not in left_out]
    return list(model._base_manager.order_by("pk").values(*columns))


def digest(stored: Stored) -> str:
    return sha256(repr(stored).encode()).hexdigest()


def changed_by(do: Callable[[], Any], but: Mapping[str, frozenset[str]] | None = None) -> set[str]:
    """The tables in which anything is otherwise afterwards."""
    before = everything(but)
    do()
    after = everything(but)
    return {table for table, rows in after.items() if digest({"": rows}) != digest({"": before[table]})}


def undone(do: Callable[[], T]) -> T:
    """What it answers; what it stored is taken back, so that one test can let everybody try the same."""
    with transaction.atomic():
        try:
            return do()
        finally:
            transaction.set_rollback(True)
