"""What one click does about a finding, as operations on the document it was found in."""

from typing import Any

from designer.taskdef.check import all_rules
from designer.taskdef.edits import Editor, Operation
from designer.taskdef.rule import Finding


def mended(document: dict[str, Any], finding: Finding) -> list[Operation]:
    """The change that makes the finding go away; empty where no safe one can be told."""
    mend = all_rules()[finding.rule].mend
    if mend is None:
        return []
    editor = Editor(document)
    mend(editor, finding)
    return editor.finish()
