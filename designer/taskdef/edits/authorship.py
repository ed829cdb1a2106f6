"""Which operation brought each value of a document: blame for all of it at once."""

from collections.abc import Iterable, Iterator
from typing import Any

from designer.taskdef.edits import tracked
from designer.taskdef.edits.operations import Operation
from designer.taskdef.edits.tracked import Node
from designer.taskdef.paths import Key, pointer


def brought_by(document: Any, log: Iterable[Operation]) -> Iterator[tuple[str, Any, int | None]]:
    """(pointer, value, index in `log`) of each value without members of the document after `log`.

    `document` is the one before it; what stood there already has None. Values move with their items.
    """
    holder = tracked.grow({"": document})
    brought: dict[object, int] = {}
    for index, operation in enumerate(log):
        new = tracked.brings(operation)
        for node in _all(new) if new else ():
            brought[node.whole] = index
        tracked.perform(holder, operation, new)
    for parts, node in _leaves((), holder.value[""]):
        yield pointer(parts), tracked.plain(node), brought.get(node.whole)


def _all(node: Node) -> Iterator[Node]:
    yield node
    for _key, child in _children(node):
        yield from _all(child)


def _leaves(at: tuple[Key, ...], node: Node) -> Iterator[tuple[tuple[Key, ...], Node]]:
    children = _children(node)
    if not children and at:
        yield at, node
    for key, child in children:
        yield from _leaves((*at, key), child)


def _children(node: Node) -> list[tuple[Key, Node]]:
    if isinstance(node.value, dict):
        return list(node.value.items())
    return list(enumerate(node.value)) if isinstance(node.value, list) else []
