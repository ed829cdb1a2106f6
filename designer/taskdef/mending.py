"""What one click does about a finding, as operations on the document it was found in."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from designer.taskdef.check import all_rules, check
from designer.taskdef.edits import Editor, Misfit, Operation, apply
from designer.taskdef.rule import Finding


def mended(
    document: dict[str, Any], finding: Finding, findings: Sequence[Finding] | None = None
) -> list[Operation]:
    """The change that makes the finding go away; empty where no safe one can be told.

    `findings` are all of the document's, for who has them at hand.
    """
    operations = proposed(document, finding)
    if not operations:
        return []
    before = check(document) if findings is None else findings
    return operations if _is_safe(finding, before, check(apply(document, operations))) else []


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


def _is_safe(finding: Finding, before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether the finding is gone then, and no error there that was not before.

    What one rule asks for may be what another refuses: no rule need know all others to offer a change.
    """
    is_gone = (finding.rule, finding.path) not in {(one.rule, one.path) for one in after}
    return is_gone and _errors(after) <= _errors(before)


def _errors(findings: Sequence[Finding]) -> Counter[str]:
    return Counter(one.rule for one in findings if one.level == "error")
