"""What one click does about the findings of several rules."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding


def take_away(editor: Editor, finding: Finding) -> None:
    """Remove what was found: the document is better off without it."""
    editor.remove(finding.path)
