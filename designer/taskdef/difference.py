"""What turns one document into another, as operations: for text edited as a whole, and for restoring."""

from typing import Any

from designer.taskdef.edits import Insert, Move, Operation, Order, Put, Remove
from designer.taskdef.matching import by_name_and_content, by_place, in_order
from designer.taskdef.paths import ABSENT, escape
from designer.taskdef.same import same


def difference(before: Any, after: Any) -> list[Operation]:
    """Operations that make `after` of `before`, key order included.

    Items of lists are the same by natural name, where it is unique in both, else by equal content,
    else by position.
    """
    operations: list[Operation] = []
    _compare("", "", before, after, operations)
    return operations


def _compare(path: str, pattern: str, before: Any, after: Any, operations: list[Operation]) -> None:
    if isinstance(before, dict) and isinstance(after, dict):
        _compare_members(path, pattern, before, after, operations)
    elif isinstance(before, list) and isinstance(after, list):
        _compare_items(path, pattern, before, after, operations)
    elif not same(before, after):
        operations.append(Put(path, before, after))


def _compare_members(
    path: str, pattern: str, before: dict[str, Any], after: dict[str, Any], operations: list[Operation]
) -> None:
    keys = list(before)
    for key in reversed(before):
        if key not in after:
            operations.append(Put(f"{path}/{escape(key)}", before[key], ABSENT, keys.index(key)))
            keys.remove(key)
    for at, key in enumerate(after):
        if key not in before:
            operations.append(Put(f"{path}/{escape(key)}", ABSENT, after[key], at))
            keys.insert(at, key)
    if keys != list(after):
        operations.append(Order(path, tuple(keys), tuple(after)))
    for key in after:
        if key in before:
            inner = f"{pattern}.{key}" if pattern else key
            _compare(f"{path}/{escape(key)}", inner, before[key], after[key], operations)


def _compare_items(
    path: str, pattern: str, before: list[Any], after: list[Any], operations: list[Operation]
) -> None:
    pairs = by_name_and_content(pattern, before, after)
    pairs |= by_place(before, after, pairs)
    staying = set(pairs.values())
    for index in reversed(range(len(before))):
        if index not in staying:
            operations.append(Remove(path, index, before[index]))
    operations += _moves(path, [pairs[index] for index in sorted(pairs)])
    operations += [Insert(path, index, item) for index, item in enumerate(after) if index not in pairs]
    for index, earlier in sorted(pairs.items()):
        _compare(f"{path}/{index}", f"{pattern}[]", before[earlier], after[index], operations)


def _moves(path: str, wanted: list[int]) -> list[Operation]:
    """What brings items from rising order into the wanted one."""
    moves: list[Operation] = []
    current, staying = sorted(wanted), in_order(wanted)
    for place, item in enumerate(wanted):
        if item in staying:
            continue
        start = current.index(item)
        del current[start]
        end = current.index(wanted[place - 1]) + 1 if place else 0
        current.insert(end, item)
        moves.append(Move(path, start, end))
    return moves
