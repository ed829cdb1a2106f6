"""Numbers outside of what the service takes."""

from collections.abc import Iterable

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, Mend


def outside(items: Iterable[Item], name: str, allowed: range) -> Found:
    """Each item whose number `name` is not in the range: its place, and `value`, `lowest`, `highest`."""
    for item in items:
        value = item.get(name)
        if value is not None and value not in allowed:
            yield item.path(name), {"value": value, "lowest": allowed[0], "highest": allowed[-1]}


def nearest(allowed: range) -> Mend:
    """Mend what `outside` finds: the number becomes the nearest one in the range."""

    def mend(editor: Editor, finding: Finding) -> None:
        value = paths.get(editor.document, finding.path)
        editor.put(finding.path, min(max(value, allowed[0]), allowed[-1]))

    return mend
