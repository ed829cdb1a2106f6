"""What one click does about a finding, as operations on the document it was found in."""

from collections import Counter
from typing import Any

from designer.taskdef.check import all_rules, check
from designer.taskdef.edits import Editor, Misfit, Operation, apply
from designer.taskdef.rule import Finding


def mended(document: dict[str, Any], finding: Finding) -> list[Operation]:
    """The change that makes the finding go away; empty where no safe one can be told."""
    operations = proposed(document, finding)
    return operations if operations and _is_safe(document, finding, operations) else []


def proposed(document: dict[str, Any], finding: Finding) -> list[Operation]:
    """What the finding's rule itself would do about it, knowing of no other rule."""
    mend = all_rules()[finding.rule].mend
    if mend is None:
        return []
    editor = Editor(document)
    try:
        mend(editor, finding)
    except Misfit:  # null, or a value of another type, stands where something is to be put
        return []
    return editor.finish()


def _is_safe(document: dict[str, Any], finding: Finding, operations: list[Operation]) -> bool:
    """Whether the finding is gone then, and no error there that was not before.

    What one rule asks for may be what another refuses: no rule need know all others to offer a change.
    """
    after = check(apply(document, operations))
    is_gone = (finding.rule, finding.path) not in {(one.rule, one.path) for one in after}
    return is_gone and _errors(after) <= _errors(check(document))


def _errors(findings: list[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings if one.level == "error")
