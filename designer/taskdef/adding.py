"""Adding an item to a list that may not be there yet."""

from typing import Any

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT


def add(editor: Editor, items: str, item: Any) -> None:
    """Put an item at the end of the list at a path. What stands there and is no list is left alone."""
    present = paths.get(editor.document, items)
    if present is None:
        editor.remove(items)
    if present is None or present is ABSENT or isinstance(present, list):
        editor.insert(items, item)
