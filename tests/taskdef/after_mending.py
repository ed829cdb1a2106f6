"""What a fragment of a task definition becomes when the first finding of a rule is mended."""

from typing import Any

from designer.taskdef import examples, paths
from designer.taskdef.check import check
from designer.taskdef.edits import Insert, Operation, Put, Remove, apply
from designer.taskdef.mending import mended
from designer.taskdef.paths import ABSENT
from tests.taskdef.found import Fragment, findings


def mended_value(rule: str, fragment: Fragment, path: str) -> Any:
    """The value at a path afterwards; paths.ABSENT where it is gone."""
    return paths.get(mended_document(rule, fragment), path)


def mended_document(rule: str, fragment: Fragment) -> dict[str, Any]:
    """The whole document afterwards; the same as before where nothing is offered."""
    document = examples.complete(fragment)
    finding = next(finding for finding in check(document) if finding.rule == rule)
    after: dict[str, Any] = apply(document, mended(document, finding))
    return after


def is_offered(rule: str, fragment: Fragment) -> bool:
    """Whether anything is changed by the mend."""
    return mended_document(rule, fragment) != examples.complete(fragment)


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
