"""Taking away what a finding points at, where it has no business in the document."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding


def remove(editor: Editor, finding: Finding) -> None:
    """Remove the value itself."""
    editor.remove(finding.path)


def remove_item(editor: Editor, finding: Finding) -> None:
    """Remove the list item that the value is a member of."""
    editor.remove(finding.path.rpartition("/")[0])
