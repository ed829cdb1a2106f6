"""What is left of a fragment of a task definition once a finding is mended."""

from typing import Any

from designer.taskdef import examples, paths
from designer.taskdef.edits import apply
from designer.taskdef.mending import mended
from tests.taskdef.found import Fragment, findings


def after(rule: str, fragment: Fragment) -> Any:
    """The whole document after the first finding of the rule; as it was where nothing is offered."""
    document = examples.complete(fragment)
    return apply(document, mended(document, findings(rule, fragment)[0]))


def value_after(rule: str, fragment: Fragment, path: str) -> Any:
    """The value at a pointer after the mend, or ABSENT."""
    return paths.get(after(rule, fragment), path)
