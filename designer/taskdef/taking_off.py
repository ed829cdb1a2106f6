"""What one click does about something that cannot stand where it is: take it off."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding


def take_off(editor: Editor, finding: Finding) -> None:
    """Remove the member or item that was found; structures that it leaves empty go with it."""
    editor.remove(finding.path)
