"""What one click changes about the first thing that a rule finds in a fragment."""

from typing import Any

from designer.taskdef import examples
from designer.taskdef.edits import Insert, Operation, Put, Remove
from designer.taskdef.mending import mended
from designer.taskdef.paths import ABSENT
from tests.taskdef.found import Fragment, findings


def changes(rule: str, fragment: Fragment) -> dict[str, Any]:
    """Pointer -> the value that comes there, ABSENT for what goes; empty where nothing is offered."""
    found = findings(rule, fragment)[0]
    return dict(_change(operation) for operation in mended(examples.complete(fragment), found))


def _change(operation: Operation) -> tuple[str, Any]:
    match operation:
        case Put(path, _before, after):
            return path, after
        case Insert(path, index, item):
            return f"{path}/{index}", item
        case Remove(path, index):
            return f"{path}/{index}", ABSENT
    raise AssertionError(operation)
