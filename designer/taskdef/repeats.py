"""Names given twice where each may be given once."""

from collections.abc import Iterable, Iterator

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding
from designer.taskdef.same import same


def repeated(items: Iterable[Item], member: str = "name") -> Iterator[tuple[Item, Item]]:
    """Each item whose name an earlier one has, with the first that has it."""
    first: dict[str, Item] = {}
    for item in items:
        name = item.get(member)
        if name in first:
            yield item, first[name]
        elif name is not None:
            first[name] = item


def remove_copy(editor: Editor, finding: Finding) -> None:
    """Take the item that the finding's value is in away, where an earlier one of the list equals it.

    Where the two differ, either may be the one that is meant.
    """
    at = finding.path.rpartition("/")[0]
    items, _, index = at.rpartition("/")
    item = paths.get(editor.document, at)
    if any(same(item, earlier) for earlier in paths.get(editor.document, items)[: int(index)]):
        editor.remove(at)
