"""A difference between two task definitions as a page shows it: where, before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from designer import taskdef
from designer.taskdef.diff import Change, Label
from designer.taskdef.paths import ABSENT


@dataclass(frozen=True)
class ShownChange:
    """`before` or `after` is None where there is nothing; `kind` is added, removed, changed or moved."""

    where: str
    kind: str
    before: str | None
    after: str | None


def shown(changes: Iterable[Change]) -> list[ShownChange]:
    return [_shown(change) for change in changes]


def _shown(change: Change) -> ShownChange:
    labels = [_named(label) for label in change.labels]
    where = " · ".join([*labels, *([change.member] if change.member else [])])
    return ShownChange(where, change.kind, _text(change.before), _text(change.after))


def _named(label: Label) -> str:
    return f"{_(label.noun)} {label.name or label.number}"


def _text(value: Any) -> str | None:
    """A text as it is, all else as JSON."""
    if value is ABSENT:
        return None
    return value if isinstance(value, str) else taskdef.compact(value)
