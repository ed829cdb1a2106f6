"""Why an edit was not made: what others did meanwhile, or a form that came twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from designer.drafts.models.edit import Edit
from designer.taskdef.edits import Clash, Conflict, Operation, rebase


class AlreadyPosted(Exception):
    """The same form was posted before; what it did then stands."""


class KeyReused(Exception):
    """A one-use key came back with other content."""


class Contested(Exception):
    """An edit that meets what others did since its base.

    `log` is what they did, `document` and `version` are what that led to.
    """

    def __init__(self, clashes: Sequence[Clash], log: "Log", version: int, document: dict[str, Any]) -> None:
        super().__init__(", ".join(clash.path for clash in clashes))
        self.clashes = clashes
        self.log = log
        self.version = version
        self.document = document

    def behind(self, clash: Clash) -> Edit | None:
        """The edit that last touched the place, where that can be told."""
        return None if clash.cause is None else self.log.edits[clash.cause]


@dataclass(frozen=True)
class Log:
    """Operations in the order they were made, and beside each the edit it belongs to."""

    operations: list[Operation]
    edits: list[Edit]

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> "Log":
        log = cls([], [])
        for edit in edits:
            steps = edit.steps
            log.operations.extend(steps)
            log.edits.extend([edit] * len(steps))
        return log

    def with_edit(self, edit: Edit, operations: Sequence[Operation]) -> "Log":
        """The same with one edit more."""
        return Log([*self.operations, *operations], [*self.edits, *[edit] * len(operations)])


def refuse_reused(edits: models.Manager[Edit], key: str | None, posted: str) -> None:
    """Raises AlreadyPosted or KeyReused where one of these edits was made with that one-use key."""
    used = edits.filter(key=key).first() if key else None
    if used is not None:
        raise AlreadyPosted if used.posted == posted else KeyReused


def carried(
    operations: Sequence[Operation], log: Log, version: int, document: dict[str, Any]
) -> list[Operation]:
    """Operations carried through what was done since, to this version and document. Raises Contested."""
    try:
        return rebase(operations, log.operations, document)
    except Conflict as conflict:
        raise Contested(conflict.clashes, log, version, document) from conflict
