"""Rows sorted by their names, with the fewest moves: what others edit meanwhile is seldom met."""

from bisect import bisect_right
from typing import Any

from designer.taskdef import paths
from designer.taskdef.edits import Editor


def sort_by_name(editor: Editor, pointer: str) -> str:
    """Sort the list at a pointer; of variables, the secrets too. Rows without a name go last.

    Equal names keep their order. Raises LookupError where there is no list.
    """
    container, _slash, name = pointer.rpartition("/")
    lists = (
        [f"{container}/{one}" for one in ("environment", "secrets")] if name == "environment" else [pointer]
    )
    found = [one for one in lists if isinstance(paths.get(editor.document, one), list)]
    if not found:
        raise LookupError(pointer)
    for one in found:
        _sort(editor, one)
    return pointer


def _sort(editor: Editor, pointer: str) -> None:
    rows = paths.get(editor.document, pointer)
    wanted = sorted(range(len(rows)), key=lambda place: _key(rows[place]))
    stays = _longest_rising(wanted)
    now = list(range(len(rows)))
    for end, row in enumerate(wanted):
        if row not in stays:
            start = now.index(row)
            before = now.index(wanted[end - 1]) if end else -1
            target = before if start < before else before + 1
            editor.move(f"{pointer}/{start}", target)
            now.insert(target, now.pop(start))


def _key(row: Any) -> tuple[bool, str, str]:
    name = row.get("name") if isinstance(row, dict) else None
    text = name if isinstance(name, str) else ""
    return not text, text.casefold(), text


def _longest_rising(numbers: list[int]) -> set[int]:
    """The longest run of numbers, gaps allowed, that rise already."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_right(ends, number)
        ends[length:] = [number, *ends[length + 1 :]]
        before.append(last[length - 1] if length else -1)
        last[length:] = [place, *last[length + 1 :]]
    place, found = (last[-1] if last else -1), set()
    while place >= 0:
        found.add(numbers[place])
        place = before[place]
    return found
