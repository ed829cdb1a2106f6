"""What a person wants changed in a document, one thing after the other, turned into operations."""

from typing import Any, Final

from designer.taskdef import paths, schema
from designer.taskdef.edits.applying import Misfit, apply
from designer.taskdef.edits.following import carry_path, within
from designer.taskdef.edits.operations import Insert, Move, Operation, Put, Remove
from designer.taskdef.paths import ABSENT, Parts
from designer.taskdef.same import same

KEPT_EMPTY: Final = frozenset({"volumes[].host"})
"""Structures that mean something without members: an empty host is a volume the agent keeps."""


class Editor:
    """A document while it is edited: `document` is what it has become, `finish()` how.

    Paths are pointers into `document` as it is at that moment. Every method raises Misfit for a path
    at which the document has nothing of that sort.
    """

    def __init__(self, document: Any) -> None:
        self.document = document
        self._operations: list[Operation] = []
        self._taken_from: list[tuple[str, int]] = []

    def put(self, path: str, after: Any) -> None:
        """Set a value, making the structures it lies in, or take a member off with ABSENT."""
        parts = self._parts(path)
        before = paths.get(self.document, parts)
        if same(before, after):
            return
        if before is ABSENT:
            self._make_room(parts[:-1])
            self._do(Put(path, before, after, self._new_place(parts)))
        elif after is ABSENT:
            self._take_off(parts, before)
        else:
            self._change(path, before, after)

    def insert(self, path: str, item: Any, index: int | None = None) -> None:
        """Add an item to the list at `path`, made when there is none; without an index at its end."""
        parts = self._parts(path)
        if paths.get(self.document, parts) is ABSENT:
            self._make_room(parts[:-1])
            self._do(Put(path, ABSENT, [], self._new_place(parts)))
        items = self._list(parts)
        self._do(Insert(path, len(items) if index is None else index, item))

    def remove(self, path: str) -> None:
        """Take the item or member at `path` away."""
        parts = self._parts(path)
        before = paths.get(self.document, parts)
        if before is ABSENT or not parts:
            raise Misfit(path)
        if isinstance(parts[-1], int):
            self._do(Remove(paths.pointer(parts[:-1]), parts[-1], before))
            self._note_taken(parts[:-1])
        else:
            self._take_off(parts, before)

    def duplicate(self, path: str) -> None:
        """Put a copy of an item behind it."""
        items, index = self._item(path)
        self._do(Insert(items, index + 1, paths.get(self.document, path)))

    def move(self, path: str, to: int) -> None:
        """Move an item to another place of its list."""
        items, index = self._item(path)
        if index != to:
            self._do(Move(items, index, to))

    def rename(self, path: str, key: str) -> None:
        """Give a member another name, in its place. Raises Misfit when the name is taken."""
        *parents, old = self._parts(path)
        members = paths.get(self.document, tuple(parents))
        if not isinstance(members, dict) or old not in members or key in members:
            raise Misfit(path)
        value, place = members[old], list(members).index(old)
        self._do(Put(path, value, ABSENT, place))
        self._do(Put(paths.pointer((*parents, key)), ABSENT, value, place))

    def finish(self) -> list[Operation]:
        """All operations so far, after taking off the parents that they left empty."""
        while self._taken_from:
            path, since = self._taken_from.pop()
            now = carry_path(path, self._operations[since:])
            if now is not None:
                self._sweep(self._parts(now))
        return [operation for operation in self._operations if not _says_nothing(operation)]

    def _do(self, operation: Operation) -> None:
        self.document = apply(self.document, [operation])
        self._operations.append(operation)

    def _change(self, path: str, before: Any, after: Any) -> None:
        """Replace a value. One that this edit has put there itself leaves no trace: others cannot meet it."""
        place = paths.tokens(path)
        self._do(Put(path, before, after))
        for index in reversed(range(len(self._operations) - 1)):
            earlier = self._operations[index]
            if not isinstance(earlier, Put):
                return
            if earlier.path == path:
                self._operations[index] = Put(path, earlier.before, after, earlier.at)
                self._operations.pop()
                return
            other = paths.tokens(earlier.path)
            if within(place, other) or within(other, place):
                return

    def _parts(self, path: str) -> Parts:
        """As `paths.parse`, but where the document has no list there is no index."""
        parts: Parts = ()
        here = self.document
        for token in paths.tokens(path):
            key = paths.index(token) if isinstance(here, list) else token
            if key is None:
                raise Misfit(path)
            parts = (*parts, key)
            here = paths.get(self.document, parts)
        return parts

    def _list(self, parts: Parts) -> list[Any]:
        items = paths.get(self.document, parts)
        if not isinstance(items, list):
            raise Misfit(paths.pointer(parts))
        return items

    def _item(self, path: str) -> tuple[str, int]:
        parts = self._parts(path)
        index = parts[-1] if parts else None
        if not isinstance(index, int) or index >= len(self._list(parts[:-1])):
            raise Misfit(path)
        return paths.pointer(parts[:-1]), index

    def _make_room(self, parts: Parts) -> None:
        """Make the structures that are missing on the way; rows are only made by `insert`."""
        for depth in range(1, len(parts) + 1):
            here = parts[:depth]
            if paths.get(self.document, here) is ABSENT:
                shape = schema.locate(here)
                if isinstance(here[-1], int) or (shape is not None and shape.kind == "list"):
                    raise Misfit(paths.pointer(here))
                self._do(Put(paths.pointer(here), ABSENT, {}, self._new_place(here)))

    def _new_place(self, parts: Parts) -> int:
        """A new member's place: after its nearest predecessor in the API's order; unknown keys go last."""
        *parents, key = parts
        present = paths.get(self.document, tuple(parents))
        if not isinstance(present, dict):
            raise Misfit(paths.pointer(parts))
        shape = schema.locate(tuple(parents))
        names = list(shape.members) if shape is not None else []
        if key not in names:
            return len(present)
        earlier = [name for name in names[: names.index(str(key))] if name in present]
        return list(present).index(earlier[-1]) + 1 if earlier else 0

    def _take_off(self, parts: Parts, before: Any) -> None:
        members = paths.get(self.document, parts[:-1]) if parts else None
        if not isinstance(members, dict):
            raise Misfit(paths.pointer(parts))
        self._do(Put(paths.pointer(parts), before, ABSENT, list(members).index(parts[-1])))
        self._note_taken(parts[:-1])

    def _note_taken(self, parts: Parts) -> None:
        self._taken_from.append((paths.pointer(parts), len(self._operations)))

    def _sweep(self, parts: Parts) -> None:
        """Take a member off that has been left empty; its parent may be the next."""
        if not parts or isinstance(parts[-1], int) or paths.pattern(parts) in KEPT_EMPTY:
            return
        value = paths.get(self.document, parts)
        if value in ({}, []):
            self._take_off(parts, value)


def _says_nothing(operation: Operation) -> bool:
    return isinstance(operation, Put) and same(operation.before, operation.after)
