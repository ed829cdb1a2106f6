"""Edits as people made them: those of one person on one field within five minutes are one.

The rows stay as they are; this only says which of them are shown together.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from designer.drafts.models import Draft, Edit
from designer.taskdef.edits import Operation, Put
from designer.taskdef.paths import tokens

TOGETHER: Final = timedelta(minutes=5)
_BATCH: Final = 250


@dataclass(frozen=True)
class Run:
    """Edits that are shown as one, newest first."""

    edits: Sequence[Edit]

    @property
    def last(self) -> Edit:
        return self.edits[0]

    @property
    def first(self) -> Edit:
        return self.edits[-1]


def edits_below(draft: Draft, version: int) -> Iterator[Edit]:
    """The edits before a version, newest first, without their texts; read as they are needed."""
    while version > 1:
        rows = draft.edits.filter(version__lt=version).select_related("person", "undoes", "suggested_by")
        batch = list(rows.defer("text", "undoes__text", "undoes__operations").order_by("-version")[:_BATCH])
        yield from batch
        version = batch[-1].version if batch else 0


def runs(edits: Iterable[Edit], named: Iterable[int], *, each: bool = False) -> Iterator[Run]:
    """The edits, newest first, those together that are shown as one; a named version ends a run."""
    ends = frozenset(named)
    run: list[Edit] = []
    field: str | None = None
    for edit in edits:
        own = None if each else field_of(edit)
        if run and not (own and own == field and edit.version not in ends and _are_close(run[0], edit)):
            yield Run(run)
            run = []
        run.append(edit)
        field = own
    if run:
        yield Run(run)


def _are_close(last: Edit, edit: Edit) -> bool:
    return last.person_id == edit.person_id and last.at - edit.at <= TOGETHER


def field_of(edit: Edit) -> str | None:
    """The one field that an edit is about, with what it lies in coming or going along; None for others."""
    if edit.undoes_id or edit.restored or edit.suggested_by_id or edit.base_version == 0:
        return None
    return one_field(edit.steps)


def one_field(operations: Sequence[Operation]) -> str | None:
    """The pointer of the one value that operations put; None where they do anything else."""
    paths = [operation.path for operation in operations if isinstance(operation, Put)]
    if not paths or len(paths) != len(operations):
        return None
    deepest = max(paths, key=len)
    place = tokens(deepest)
    return deepest if all(place[: len(tokens(path))] == tokens(path) for path in paths) else None
