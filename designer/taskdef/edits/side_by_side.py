"""An older document and the current one side by side, while an edit is made to both."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from designer.taskdef.edits import tracked
from designer.taskdef.edits.operations import Move, Operation, Put
from designer.taskdef.edits.tracked import Node, plain, position, twin
from designer.taskdef.paths import ABSENT, pointer, tokens

Kind = Literal["removed", "changed", "moved"]


class Unmet(Exception):
    """A place of the older document cannot be used in the current one.

    `theirs` and `now` are the value there and its pointer; `kind` is None where the edit itself
    failed to bring what it needs now, which has been said already.
    """

    def __init__(self, kind: Kind | None, theirs: Any = ABSENT, now: str | None = None) -> None:
        super().__init__(kind)
        self.kind, self.theirs, self.now = kind, theirs, now


@dataclass(frozen=True, slots=True)
class Meeting:
    """One container in both documents, and its place in the current one."""

    then: Node
    now: Node
    where: tuple[str, ...] = ()

    def pointer(self, *token: str) -> str:
        return pointer((*self.where, *token)[1:])

    def counterpart(self, token: str) -> tuple[Node | None, str]:
        """What the current document has for a child of the older one, and under which token."""
        if not isinstance(self.then.value, list):
            return self.now.value.get(token), token
        index = position(self.now, self.then.value[int(token)])
        return (None, token) if index is None else (self.now.value[index], str(index))

    def is_alike(self) -> bool:
        """Whether the two are still the same container: a list replaced as a whole is another one."""
        if isinstance(self.then.value, list):
            return isinstance(self.now.value, list) and self.then.whole is self.now.whole
        return isinstance(self.now.value, dict)


class SideBySide:
    """`then` is `base`, `now` is `base` after `log`; items know each other whatever their places.

    A place begins with the token "", which stands for the document.
    """

    def __init__(self, base: Any, log: Sequence[Operation]) -> None:
        self.then = tracked.grow({"": base})
        self.now = twin(self.then)
        self.carried: list[Operation] = []
        self.moved: set[object] = set()
        self._left_empty: dict[tuple[object, str], Node] = {}
        self._lost: set[object] = set()
        for operation in log:
            self._happen(operation)

    def _happen(self, operation: Operation) -> None:
        """Make an operation of the log to the current document, noting what it will not show."""
        *parents, token = place = ["", *tokens(operation.path)]
        new = tracked.brings(operation)
        match operation:
            case Put(_, before, _, _):
                parent = tracked.find(self.now, parents)
                left_empty = self._left_empty.pop((parent.whole, token), None)
                if new is None and before in ({}, []):
                    self._left_empty[parent.whole, token] = parent.value[token]
                elif new is not None and left_empty is not None:
                    new.item, new.whole = left_empty.item, left_empty.whole
            case Move(_, start, _):
                self.moved.add(tracked.find(self.now, place).value[start].item)
        tracked.perform(self.now, operation, new)

    def make_then(self, operation: Operation, new: Node | None) -> None:
        tracked.perform(self.then, operation, new)

    def make_now(self, operation: Operation, new: Node | None = None) -> None:
        self.carried.append(operation)
        tracked.perform(self.now, operation, None if new is None else twin(new))

    def lose(self, new: Node) -> None:
        """What lies in `new` is not to be met: the edit could not bring it."""
        self._lost.add(new.whole)

    def meet(self, place: Sequence[str], *, restore: bool) -> Meeting:
        """The container at a place of the older document, in both. Raises Unmet.

        One that went only because it was left empty counts as empty; `restore` brings it back.
        """
        self._refuse_lost(place)
        here = _alike(Meeting(self.then, self.now))
        for token in place:
            older = tracked.find(here.then, [token])
            found, token_now = here.counterpart(token)
            if found is None:
                found = self._left(here, token, older, restore)
            here = _alike(Meeting(older, found, (*here.where, token_now)))
        return here

    def _refuse_lost(self, place: Sequence[str]) -> None:
        here = self.then
        for token in place:
            here = tracked.find(here, [token])
            if here.whole in self._lost:
                raise Unmet(None)

    def _left(self, parent: Meeting, token: str, older: Node, restore: bool) -> Node:
        if (parent.then.whole, token) not in self._left_empty:
            raise Unmet("removed")
        empty = Node(type(older.value)(), older.item, older.whole)
        if not restore:
            return empty
        keys = list(parent.then.value)
        at = place_among(keys, keys.index(token), list(parent.now.value))
        self.make_now(Put(parent.pointer(token), ABSENT, type(older.value)(), at), empty)
        return tracked.find(parent.now, [token])


def _alike(here: Meeting) -> Meeting:
    if not here.is_alike():
        raise Unmet("changed", plain(here.now), here.pointer())
    return here


def place_among(before: Sequence[object], at: int | None, now: Sequence[object]) -> int:
    """A place among siblings, found again after its nearest predecessor; the end stays the end."""
    if at is None or at >= len(before):
        return len(now)
    for earlier in reversed(before[:at]):
        if earlier in now:
            return now.index(earlier) + 1
    return 0
