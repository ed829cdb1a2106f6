"""Which of a person's edits to take back next: undo is theirs, newest first; redo ends at their next edit."""

from collections.abc import Iterable

Own = Iterable[tuple[int, int | None]]
"""A person's edits of a draft, oldest first: (id, id of the edit that it takes back or None)."""


def undoable(own: Own) -> int | None:
    """The edit that undo takes back, None when all are."""
    standing, _undone = _stacks(own)
    return standing[-1] if standing else None


def redoable(own: Own) -> int | None:
    """The undo that redo takes back, None when nothing was undone since the last edit."""
    _standing, undone = _stacks(own)
    return undone[-1] if undone else None


def _stacks(own: Own) -> tuple[list[int], list[int]]:
    standing: list[int] = []
    undone: list[int] = []
    for edit, takes_back in own:
        if takes_back is None:
            standing.append(edit)
            undone.clear()
        elif standing and standing[-1] == takes_back:
            standing.pop()
            undone.append(edit)
        else:
            undone.pop()
            standing.append(edit)
    return standing, undone
