"""What the buttons beside the text do to it: put it in order, or make the change that a finding offers."""

from collections.abc import Callable
from typing import Final

from designer import taskdef
from designer.taskdef import check
from designer.taskdef.edits import apply
from designer.taskdef.mending import mended
from designer.taskdef.written import written


def _format(text: str, _argument: str) -> str:
    """Two spaces, one member a line, in the author's order. Raises UnreadableDocument."""
    return taskdef.dump(written(text).document)


def _mend(text: str, argument: str) -> str:
    """As `format`, with the change in it that the finding "rule path" offers. Raises LookupError."""
    rule, _space, path = argument.partition(" ")
    document = written(text).document
    for finding in check(document):
        if (finding.rule, finding.path) == (rule, path):
            operations = mended(document, finding)
            if operations:
                return taskdef.dump(apply(document, operations))
    raise LookupError(argument)


TOOLS: Final[dict[str, Callable[[str, str], str]]] = {"format": _format, "mend": _mend}
