"""What a fragment of a task definition becomes when the first finding of a rule is mended."""

from typing import Any

from designer.taskdef import examples, paths
from designer.taskdef.check import check
from designer.taskdef.edits import apply
from designer.taskdef.mending import mended
from tests.taskdef.found import Fragment


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
