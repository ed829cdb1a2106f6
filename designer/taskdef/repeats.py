"""Names given twice where each may be given once."""

from collections.abc import Iterable, Iterator

from designer.taskdef.task import Item


def repeated(items: Iterable[Item], member: str = "name") -> Iterator[tuple[Item, Item]]:
    """Each item whose name an earlier one has, with the first that has it."""
    first: dict[str, Item] = {}
    for item in items:
        name = item.get(member)
        if name in first:
            yield item, first[name]
        elif name is not None:
            first[name] = item
