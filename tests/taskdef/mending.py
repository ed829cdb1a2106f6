"""What mending the first finding of a rule changes in a fragment of a task definition."""

from typing import Any

from designer.taskdef import examples
from designer.taskdef.edits import Insert, Operation, Put, Remove
from designer.taskdef.mending import mended
from designer.taskdef.paths import ABSENT
from tests.taskdef.found import Fragment, findings


def changes(rule: str, fragment: Fragment) -> dict[str, Any]:
    """The values that come to stand at each pointer, ABSENT for what goes; empty without a mend."""
    finding = findings(rule, fragment)[0]
    return dict(map(_change, mended(examples.complete(fragment), finding)))


def _change(operation: Operation) -> tuple[str, Any]:
    match operation:
        case Put(path, _, after):
            return path, after
        case Remove(path, index):
            return f"{path}/{index}", ABSENT
        case Insert(path, index, item):
            return f"{path}/{index}", item
    raise AssertionError(operation)
