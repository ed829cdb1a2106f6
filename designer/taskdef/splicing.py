"""Splices put into a text, and from places in what comes of it back to places in what was given."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from designer.taskdef.proposal import Splice


def _in_order(splice: Splice) -> tuple[int, bool, int]:
    """What is only put in comes first, then what takes more away."""
    return splice.start, splice.end > splice.start, -splice.end


class Spliced:
    """A text with splices in it. One that lies within another is left out: it went with that."""

    def __init__(self, given: str, splices: Iterable[Splice]) -> None:
        self.given = given
        parts: list[str] = []
        self._ends, self._shifts = [0], [0]
        at = length = 0
        for splice in sorted(splices, key=_in_order):
            if splice.start < at:
                continue
            parts += [given[at : splice.start], splice.new]
            length += splice.start - at + len(splice.new)
            at = splice.end
            self._ends.append(length)
            self._shifts.append(at - length)
        self.text = "".join([*parts, given[at:]])

    def offset_in_given(self, offset: int) -> int:
        """Where in the text that was given stands what now stands at an offset."""
        shift = self._shifts[bisect_right(self._ends, offset) - 1]
        return min(max(offset + shift, 0), len(self.given))


class Lines:
    """The lines of a text: from offsets to places and back. All places count from 1."""

    def __init__(self, text: str) -> None:
        self._beginnings = [0, *(found.end() for found in re.finditer("\n", text))]

    def place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._beginnings, offset)
        return line, offset - self._beginnings[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        return self._beginnings[line - 1] + column - 1
