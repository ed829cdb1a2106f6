"""An edit made to an older document, carried onto the current one: all of it, or a conflict."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from designer.taskdef.edits.applying import apply
from designer.taskdef.edits.following import carry_path, last_touch, within
from designer.taskdef.edits.operations import Insert, Move, Operation, Order, Put, Remove, inverse
from designer.taskdef.edits.side_by_side import Kind, Meeting, SideBySide, Unmet, place_among
from designer.taskdef.edits.tracked import Node, brings, child, plain, position, twin
from designer.taskdef.paths import ABSENT, tokens
from designer.taskdef.same import same


@dataclass(frozen=True, slots=True)
class Clash:
    """One place where an edit and what happened since do not go together.

    `path` is the place as the edit names it, `now` its pointer in the current document, None when it
    is gone. `mine` and `theirs` are the two values, ABSENT for none; for "moved" the two positions.
    `cause` is the index in the log of the last operation that touched the place. `may_be_mine` tells
    that the edit's value can be put there all the same.
    """

    path: str
    kind: Kind
    mine: Any
    theirs: Any
    now: str | None
    cause: int | None
    may_be_mine: bool = field(default=False, compare=False)


class Conflict(Exception):
    """An edit that cannot be made as it is; `clashes` says why, place by place."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(", ".join(f"{clash.path or '/'} was {clash.kind}" for clash in clashes))
        self.clashes = tuple(clashes)


def rebase(
    operations: Sequence[Operation],
    log: Sequence[Operation],
    current: Any,
    *,
    mine: Set[str] = frozenset(),
    theirs: Set[str] = frozenset(),
) -> list[Operation]:
    """What `operations`, made before `log`, are to `current`, the document after it.

    The answer can be applied to `current` as it is. What `log` has done already is left out of it.
    Undoing an edit is `rebase(inverse(edit), later, current)`. Raises Conflict when any part of the
    edit lies in something removed since, or changes or removes something changed since.

    `mine` and `theirs` are paths of clashes that somebody has decided: what the edit wants there comes in
    place of what is there now, or stays out. What lies in something removed can only stay out.
    """
    if not log:
        return list(operations)
    base = apply(current, inverse(log))
    apply(base, operations)
    carrier = _Carrier(base, operations, log, mine, theirs)
    for index in range(len(operations)):
        carrier.carry(index)
    if carrier.clashes:
        raise Conflict(carrier.clashes)
    return carrier.both.carried


class _Carrier:
    """Makes the operations one after the other to both documents, and notes what clashes."""

    def __init__(
        self,
        base: Any,
        operations: Sequence[Operation],
        log: Sequence[Operation],
        mine: Set[str],
        theirs: Set[str],
    ) -> None:
        self.operations, self.log = operations, log
        self.mine, self.theirs = mine, theirs
        self.both = SideBySide(base, log)
        self.clashes: list[Clash] = []
        self.taken_from: set[object] = set()

    def carry(self, index: int) -> None:
        operation = self.operations[index]
        new = brings(operation)
        try:
            new = self._carry(index, operation, new)
        except Unmet as unmet:
            if new is not None:
                self.both.lose(new)
            if unmet.kind is not None and _target(operation)[0] not in self.theirs:
                self.clashes.append(self._clash(index, unmet.kind, unmet))
        self.both.make_then(operation, new)

    def _carry(self, index: int, operation: Operation, new: Node | None) -> Node | None:
        """Make the operation to the current document; what it brings to the older one comes back."""
        match operation:
            case Put():
                return self._put(index, operation, new)
            case Insert():
                self._insert(operation, new)
            case Remove():
                self._remove(operation)
            case Move():
                self._move(operation)
            case Order():
                self._order(operation)
        return new

    def _put(self, index: int, put: Put, new: Node | None) -> Node | None:
        *parents, token = ["", *tokens(put.path)]
        parent = self.both.meet(parents, restore=put.before is ABSENT)
        if put.after is ABSENT:
            self.taken_from.add(parent.then.whole)
        older = child(parent.then, token)
        current, token_now = parent.counterpart(token)
        if current is None and isinstance(parent.then.value, list):
            raise Unmet("removed")
        theirs, path = plain(current), parent.pointer(token_now)
        if same(theirs, put.after):
            return None if current is None else twin(current)
        if same(theirs, plain(older)) or put.path in self.mine:
            self.both.make_now(Put(path, theirs, put.after, _place(put, parent, token)), new)
            return new
        if current is not None and self._is_frame(index, put, older, current):
            return None if new is None else Node(new.value, current.item, current.whole)
        raise Unmet("changed", theirs, path)

    def _is_frame(self, index: int, put: Put, older: Node | None, current: Node) -> bool:
        """Whether the operation only makes room for later ones, or tidies up after earlier ones."""
        frame = put.after if put.before is ABSENT else put.before
        if frame not in ({}, []) or type(current.value) is not type(frame):
            return False
        if put.before is ABSENT:
            return self._is_filled_later(index)
        return put.after is ABSENT and older is not None and older.whole in self.taken_from

    def _is_filled_later(self, index: int) -> bool:
        place = self.operations[index].path
        for operation in self.operations[index + 1 :]:
            if isinstance(operation, Insert | Put) and within(tokens(operation.path), tokens(place)):
                return True
            after = carry_path(place, [operation])
            if after is None:
                break
            place = after
        return False

    def _insert(self, insert: Insert, new: Node | None) -> None:
        items = self.both.meet(["", *tokens(insert.path)], restore=True)
        at = place_among(_identities(items.then), insert.index, _identities(items.now))
        self.both.make_now(Insert(items.pointer(), at, insert.item), new)

    def _remove(self, remove: Remove) -> None:
        items = self.both.meet(["", *tokens(remove.path)], restore=False)
        self.taken_from.add(items.then.whole)
        current, token = items.counterpart(str(remove.index))
        if current is None:
            return
        theirs = plain(current)
        is_changed = not same(theirs, plain(items.then.value[remove.index]))
        if is_changed and _target(remove)[0] not in self.mine:
            raise Unmet("changed", theirs, items.pointer(token))
        self.both.make_now(Remove(items.pointer(), int(token), theirs))

    def _move(self, move: Move) -> None:
        items = self.both.meet(["", *tokens(move.path)], restore=False)
        item = items.then.value[move.start]
        start = position(items.now, item)
        if start is None:
            raise Unmet("removed")
        others = [
            [other for other in _identities(side) if other is not item.item]
            for side in (items.then, items.now)
        ]
        end = place_among(others[0], move.end, others[1])
        if end == start:
            return
        if item.item in self.both.moved and _target(move)[0] not in self.mine:
            raise Unmet("moved", start, items.pointer(str(start)))
        self.both.make_now(Move(items.pointer(), start, end))

    def _order(self, order: Order) -> None:
        members = self.both.meet(["", *tokens(order.path)], restore=False)
        keys = tuple(members.now.value)
        arranged = _arranged(keys, order.after)
        if arranged != keys:
            self.both.make_now(Order(members.pointer(), keys, arranged))

    def _clash(self, index: int, kind: Kind, unmet: Unmet) -> Clash:
        path, mine = _target(self.operations[index])
        base_path = carry_path(path, inverse(self.operations[:index]))
        cause = None if base_path is None else last_touch(base_path, self.log)
        return Clash(path, kind, mine, unmet.theirs, unmet.now, cause, self._may_insist(index, kind, unmet))

    def _may_insist(self, index: int, kind: Kind, unmet: Unmet) -> bool:
        """Whether the very place is still there, and not only something it lay in."""
        operation = self.operations[index]
        is_value = isinstance(operation, Put | Remove) and kind == "changed" and unmet.now is not None
        depth = len(tokens(_target(operation)[0]))
        return kind == "moved" or (is_value and len(tokens(unmet.now or "")) == depth)


def _place(put: Put, parent: Meeting, token: str) -> int | None:
    """The place of a member that comes or goes, in the current document."""
    keys = list(parent.now.value)
    if put.after is ABSENT:
        return keys.index(token)
    return place_among(list(parent.then.value), put.at, keys) if put.before is ABSENT else None


def _identities(items: Node) -> list[object]:
    return [item.item for item in items.value]


def _arranged(keys: Sequence[str], wanted: Sequence[str]) -> tuple[str, ...]:
    """The keys as wanted; one that was not asked about stays behind the key before it."""
    arranged = [key for key in wanted if key in keys]
    for index, key in enumerate(keys):
        if key not in wanted:
            arranged.insert(place_among(keys, index, arranged), key)
    return tuple(arranged)


def _target(operation: Operation) -> tuple[str, Any]:
    """The place an operation is about, and what it wants there."""
    match operation:
        case Put(path, _, after, _):
            return path, after
        case Insert(path, _, item):
            return path, item
        case Remove(path, index, _):
            return f"{path}/{index}", ABSENT
        case Move(path, start, end):
            return f"{path}/{start}", end
        case Order(path, _, after):
            return path, list(after)
