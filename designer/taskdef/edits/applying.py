"""Operations carried out on a document."""

from collections.abc import Iterable
from typing import Any, cast

from designer.taskdef import paths
from designer.taskdef.edits.operations import Insert, Move, Operation, Order, Put, Remove
from designer.taskdef.paths import ABSENT, tokens
from designer.taskdef.same import same


class Misfit(ValueError):
    """An operation does not find what it was made for; `path` says where."""

    def __init__(self, path: str) -> None:
        super().__init__(f"the document has something else at {path or 'its root'}")
        self.path = path


def apply(document: Any, operations: Iterable[Operation]) -> Any:
    """The document after the operations, sharing what they leave alone; `document` stays as it is.

    Raises Misfit where an operation does not find what it expects.
    """
    copy = _Copy(document)
    for operation in operations:
        try:
            copy.apply(operation)
        except LookupError:
            raise Misfit(operation.path) from None
    return copy.document


def add_member(members: dict[str, Any], key: str, value: Any, at: int | None) -> None:
    """Add a member at a place among the keys; None or a place past the end is the last."""
    later = list(members.items())[len(members) if at is None else at :]
    for name, _ in later:
        del members[name]
    members[key] = value
    members.update(later)


class _Copy:
    """A document being changed: a container is copied once, the first time it is written to."""

    def __init__(self, document: Any) -> None:
        self._root = [document]
        self._own: dict[int, Any] = {id(self._root): self._root}  # held, so that no id is used again

    @property
    def document(self) -> Any:
        return self._root[0]

    def apply(self, operation: Operation) -> None:
        match operation:
            case Put(path, before, after, at):
                self._put(["0", *tokens(path)], before, after, at)
            case Insert(path, index, item):
                items = self._list(path)
                _expect(0 <= index <= len(items))
                items.insert(index, item)
            case Remove(path, index, item):
                items = self._list(path)
                _expect(0 <= index < len(items) and same(items[index], item))
                del items[index]
            case Move(path, start, end):
                items = self._list(path)
                _expect(0 <= start < len(items) and 0 <= end < len(items))
                items.insert(end, items.pop(start))
            case Order(path, before, after):
                members = self._container(["0", *tokens(path)])
                _expect(isinstance(members, dict) and tuple(members) == before)
                _expect(sorted(before) == sorted(after))
                for key in after:
                    members[key] = members.pop(key)

    def _put(self, place: list[str], before: Any, after: Any, at: int | None) -> None:
        parent = self._container(place[:-1])
        key = _key(parent, place[-1])
        _expect(same(parent.get(key, ABSENT) if isinstance(parent, dict) else parent[key], before))
        if before is not ABSENT and after is not ABSENT:
            parent[key] = after
            return
        _expect(isinstance(parent, dict))
        if after is ABSENT:
            parent.pop(key, None)
        else:
            add_member(parent, key, after, at)

    def _list(self, path: str) -> list[Any]:
        items = self._container(["0", *tokens(path)])
        _expect(isinstance(items, list))
        return cast("list[Any]", items)

    def _container(self, place: list[str]) -> Any:
        here: Any = self._root
        for token in place:
            key = _key(here, token)
            child = here[key]
            if isinstance(child, dict | list) and id(child) not in self._own:
                child = here[key] = child.copy()
                self._own[id(child)] = child
            here = child
        return here


def _expect(fits: bool) -> None:
    if not fits:
        raise LookupError


def _key(container: Any, token: str) -> Any:
    """The token as a key of this container, or as a place that its list has."""
    if isinstance(container, list):
        index = paths.index(token)
        _expect(index is not None and index < len(container))
        return index
    _expect(isinstance(container, dict))
    return token
