"""A stored text, read and checked once, though a page and its answers ask for it again and again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any, Final

from designer.taskdef import edits
from designer.taskdef.check import check_task
from designer.taskdef.edits import Operation
from designer.taskdef.encoding import LARGEST
from designer.taskdef.mending import mended
from designer.taskdef.paths import tokens
from designer.taskdef.references import Place, places
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.rule import Finding
from designer.taskdef.scan import MOST_VALUES
from designer.taskdef.task import Task
from designer.taskdef.text import compact, read

_MOST: Final = 32
_known: "dict[str, Checked]" = {}
"""The texts asked for last, the newest at the end. Threads take turns at it."""
_TURN: Final = Lock()


@dataclass(frozen=True, eq=False)
class Checked:
    """What one text says. It is shared: nobody changes the document in place, nor the lists."""

    text: str
    task: Task
    _mended: dict[tuple[str, str, str], list[Operation]] = field(default_factory=dict, init=False, repr=False)

    @property
    def document(self) -> dict[str, Any]:
        return self.task.document

    @cached_property
    def findings(self) -> list[Finding]:
        """Those of `check`."""
        return check_task(self.task)

    def mended(self, finding: Finding) -> list[Operation]:
        """What one click does about one of the `findings`: each step of a draft shows the same."""
        key = (finding.rule, finding.path, finding.message)
        found = self._mended.get(key)
        if found is None:
            found = self._mended[key] = mended(self.document, finding, self.findings)
        return found

    @cached_property
    def places(self) -> list[Place]:
        """What it refers to, and where."""
        return places(self.document)


def checked(text: str) -> Checked:
    """What a text that passed the strict gate says. Raises UnreadableDocument for any other."""
    with _TURN:
        found = _known.pop(text, None)
    return _keep(found if found is not None else Checked(text, Task(read(text))))


def checked_after(before: Checked, operations: Sequence[Operation]) -> Checked:
    """What the text says that operations lead to. Raises Misfit, and UnreadableDocument as `checked` does.

    Only what they bring goes through the gate: everything else has been through it.
    """
    brought = _gated(operations)
    document = edits.apply(before.document, operations if brought is None else brought)
    text = compact(document)
    if brought is None or _may_be_too_much(text):
        return checked(text)
    return _keep(Checked(text, Task(document, text.encode(), before.task)))


def _gated(operations: Sequence[Operation]) -> list[Operation] | None:
    """The same, of plain values, as the gate lets them in; None where only the whole text can tell."""
    written = edits.to_json(operations)
    depth = max((len(tokens(operation.path)) for operation in operations), default=0)
    try:
        read("[" * depth + written + "]" * depth)
    except UnreadableDocument:
        return None
    return edits.from_json(written)


def _may_be_too_much(text: str) -> bool:
    """Whether it may be longer, or hold more values, than the gate lets in."""
    return len(text.encode()) > LARGEST or sum(map(text.count, ",[{")) >= MOST_VALUES


def _keep(found: Checked) -> Checked:
    with _TURN:
        _known[found.text] = found
        while len(_known) > _MOST:
            del _known[next(iter(_known))]
    return found
