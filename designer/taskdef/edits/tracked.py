"""A document whose list items keep their identity while they are edited, moved and joined by others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from designer.taskdef.edits.applying import add_member
from designer.taskdef.edits.operations import Insert, Move, Operation, Order, Put, Remove
from designer.taskdef.paths import ABSENT, tokens


@dataclass(slots=True, eq=False)
class Node:
    """A value: a scalar, a dict of nodes or a list of nodes.

    `item` tells which item of its list this is, and stays when the value is replaced; `whole` tells
    which value it is, and is a new one then.
    """

    value: Any
    item: object = field(default_factory=object)
    whole: object = field(default_factory=object)


def grow(value: Any) -> Node:
    if isinstance(value, dict):
        return Node({key: grow(member) for key, member in value.items()})
    return Node([grow(item) for item in value]) if isinstance(value, list) else Node(value)


def twin(node: Node) -> Node:
    """A copy with the same identities, to be changed on its own."""
    value = node.value
    if isinstance(value, dict):
        value = {key: twin(member) for key, member in value.items()}
    elif isinstance(value, list):
        value = [twin(item) for item in value]
    return Node(value, node.item, node.whole)


def plain(node: Node | None) -> Any:
    """The value as JSON, ABSENT for no node."""
    if node is None:
        return ABSENT
    if isinstance(node.value, dict):
        return {key: plain(member) for key, member in node.value.items()}
    return [plain(item) for item in node.value] if isinstance(node.value, list) else node.value


def child(node: Node, token: str) -> Node | None:
    found: Node | None = node.value[int(token)] if isinstance(node.value, list) else node.value.get(token)
    return found


def find(node: Node, place: Sequence[str]) -> Node:
    """The node at a place that is there."""
    for token in place:
        node = node.value[int(token) if isinstance(node.value, list) else token]
    return node


def position(items: Node, item: Node) -> int | None:
    """Where an item is in a list, however it has changed."""
    return next((index for index, other in enumerate(items.value) if other.item is item.item), None)


def brings(operation: Operation) -> Node | None:
    """The node that an operation brings into a document, if it brings one."""
    match operation:
        case Put(_, _, after, _) if after is not ABSENT:
            return grow(after)
        case Insert(_, _, item):
            return grow(item)
    return None


def perform(holder: Node, operation: Operation, new: Node | None) -> None:
    """Carry an operation out that fits, on the document that `holder` holds under the key ""."""
    place = ["", *tokens(operation.path)]
    match operation:
        case Put(_, _, _, at):
            _put(find(holder, place[:-1]), place[-1], new, at)
        case Insert(_, index, _):
            find(holder, place).value.insert(index, new)
        case Remove(_, index, _):
            del find(holder, place).value[index]
        case Move(_, start, end):
            items = find(holder, place).value
            items.insert(end, items.pop(start))
        case Order(_, _, after):
            members = find(holder, place).value
            for key in after:
                members[key] = members.pop(key)


def _put(parent: Node, token: str, new: Node | None, at: int | None) -> None:
    if new is None:
        parent.value.pop(token, None)
    elif isinstance(parent.value, list):
        slot = parent.value[int(token)]
        slot.value, slot.whole = new.value, new.whole
    elif token in parent.value:
        parent.value[token] = new
    else:
        add_member(parent.value, token, new, at)
