"""A text that is nearly JSON, read for repair: what stands where, and what is missing or too much.

It follows the same states as `scan`, and goes on where that stops: behind a missing comma, at another kind
of quotes, at the end of a text that was cut off.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from designer.taskdef.marks import Mark, marks, plain

_SCALARS: Final = frozenset({"text", "quoted", "placeholder", "bare"})
_CLOSES: Final = {"[": "]", "{": "}"}


@dataclass(slots=True)
class Member:
    """A key and its value; `end` is where the value ends, `rest` where its comma or the next key does."""

    key: str
    start: int
    value: int = 0
    end: int = 0
    rest: int = 0


@dataclass(slots=True)
class _Open:
    """A list or object that is not closed yet. `comma` is the one that nothing has followed so far."""

    mark: str
    comma: Mark | None = None
    members: list[Member] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What was seen of a text; all positions are offsets into it."""

    text: str
    start: int
    keys: list[Mark] = field(default_factory=list)
    values: list[Mark] = field(default_factory=list)
    comments: list[Mark] = field(default_factory=list)
    invisible: list[Mark] = field(default_factory=list)
    left_out: list[Mark] = field(default_factory=list)
    """Each "...", with the comma behind it."""
    spare_commas: list[Mark] = field(default_factory=list)
    missing_commas: list[int] = field(default_factory=list)
    equals: list[Mark] = field(default_factory=list)
    repeated: list[tuple[Member, Member]] = field(default_factory=list)
    """A member, and the last one of the same key."""
    crossed: list[tuple[int, str]] = field(default_factory=list)
    """Where a bracket closes what is around the innermost open one, and what would close that."""
    unclosed: str = ""
    """The brackets that would close what is open at the end of the text."""
    lacks_braces: bool = False
    _lines: list[int] = field(default_factory=list)
    end: int | None = None
    """Where the document ends; None when it does not."""
    tail: int | None = None
    """Where something else follows it."""

    def written(self, mark: Mark) -> str:
        return self.text[mark.start : mark.end]

    def line(self, at: int) -> int:
        """The line of an offset, from 1."""
        if not self._lines:
            self._lines = [0, *(found.end() for found in re.finditer("\n", self.text))]
        return bisect_right(self._lines, at)

    def beginning_of_line(self, at: int) -> int:
        line = self.line(at)
        return self._lines[line - 1]


def read(text: str, start: int = 0) -> Reading:
    """The reading of the document that begins at `start`, as far as it can be followed."""
    return _Reader(Reading(text, start)).run()


class _Reader:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.open: list[_Open] = []
        self._state: Callable[[Mark], bool] = self._value
        self._last = reading.start

    def run(self) -> Reading:
        reading, stopped = self.reading, False
        if reading.text.startswith('"', reading.start):
            self._begin_without_braces()
        for mark in marks(reading.text, reading.start):
            if mark.kind == "comment":
                reading.comments.append(mark)
            elif mark.kind == "invisible":
                reading.invisible.append(mark)
            elif reading.end is not None:
                reading.tail = mark.start
                break
            elif stopped := not self._state(mark):
                break
        if self.open and not stopped and self._state in (self._after, self._item, self._key):
            self._end_early()
        return reading

    def _begin_without_braces(self) -> None:
        self.reading.lacks_braces = True
        self.open.append(_Open("{"))
        self._state = self._key

    def _mark(self, mark: Mark) -> str:
        return self.reading.written(mark) if mark.kind == "punctuation" else ""

    def _value(self, mark: Mark) -> bool:
        """Each state takes a mark and tells whether it can go on behind it."""
        opening = self._mark(mark)
        if self.open and self.open[-1].members and not self.open[-1].members[-1].value:
            self.open[-1].members[-1].value = mark.start
        if opening in _CLOSES:
            self.open.append(_Open(opening))
            self._last = mark.end
            self._state = self._item if opening == "[" else self._key
            return True
        if mark.kind not in _SCALARS:
            return False
        self.reading.values.append(mark)
        return self._finish(mark)

    def _finish(self, mark: Mark) -> bool:
        """A value has ended: that of the last member, of an item, or the document itself."""
        self._last = mark.end
        if not self.open:
            self.reading.end = mark.end
        elif self.open[-1].members:
            self.open[-1].members[-1].end = mark.end
        self._state = self._after
        return True

    def _item(self, mark: Mark) -> bool:
        if self._is_left_out(mark):
            return True
        if self._mark(mark) in ("]", "}"):
            return self._close(mark) or self._close_two(mark)
        if self._mark(mark) == "," and self.open[-1].comma:
            return self._spare(mark)
        self.open[-1].comma = None
        return self._value(mark)

    def _key(self, mark: Mark) -> bool:
        if self._is_left_out(mark):
            return True
        if self._mark(mark) in ("]", "}"):
            return self._close(mark) or self._close_two(mark)
        if self._mark(mark) == "," and self.open[-1].comma:
            return self._spare(mark)
        if mark.kind not in _SCALARS:
            return False
        frame = self.open[-1]
        frame.comma = None
        if frame.members and not frame.members[-1].rest:
            frame.members[-1].rest = mark.start
        frame.members.append(Member(plain(self.reading.text, mark), mark.start))
        self.reading.keys.append(mark)
        self._state = self._colon
        return True

    def _colon(self, mark: Mark) -> bool:
        if mark.kind == "bare" and self.reading.written(mark) in ("=", "=>"):
            self.reading.equals.append(mark)
        elif self._mark(mark) != ":":
            return False
        self._state = self._value
        return True

    def _after(self, mark: Mark) -> bool:
        frame, written = self.open[-1], self._mark(mark)
        if written in ("]", "}"):
            return self._close(mark) or self._close_two(mark)
        self._state = self._item if frame.mark == "[" else self._key
        if written == ",":
            frame.comma = mark
            if frame.members:
                frame.members[-1].rest = mark.end
            return True
        if written == ":":
            return False
        if mark.kind != "ellipsis":
            self.reading.missing_commas.append(self._last)
        return self._state(mark)

    def _is_left_out(self, mark: Mark) -> bool:
        if mark.kind == "ellipsis":
            self.reading.left_out.append(mark)
            self.open[-1].comma = self.open[-1].comma or mark
            self._state = self._behind_ellipsis
        return mark.kind == "ellipsis"

    def _behind_ellipsis(self, mark: Mark) -> bool:
        """A comma belongs to the dots before it; what else follows is as if they were not there."""
        frame = self.open[-1]
        self._state = self._item if frame.mark == "[" else self._key
        if self._mark(mark) == ",":
            dots = self.reading.left_out[-1]
            self.reading.left_out[-1] = Mark(dots.kind, dots.start, mark.end)
            return True
        return self._state(mark)

    def _spare(self, mark: Mark) -> bool:
        self.reading.spare_commas.append(mark)
        return True

    def _close(self, mark: Mark) -> bool:
        if self._mark(mark) != _CLOSES[self.open[-1].mark]:
            return False
        self._leave(self.open[-1])
        return self._finish(mark)

    def _close_two(self, mark: Mark) -> bool:
        """The bracket is of the other kind: that of the innermost is missing, if it fits what is around."""
        if len(self.open) < 2 or self._mark(mark) != _CLOSES[self.open[-2].mark]:
            return False
        inner = self.open[-1]
        self.reading.crossed.append((self._last, _CLOSES[inner.mark]))
        self._leave(inner)
        self._finish(mark)
        return self._close(mark)

    def _leave(self, frame: _Open) -> None:
        self.open.pop()
        if frame.comma and frame.comma.kind != "ellipsis":
            self.reading.spare_commas.append(frame.comma)
        last = {member.key: member for member in frame.members}
        self.reading.repeated += [
            (member, last[member.key]) for member in frame.members if last[member.key] is not member
        ]

    def _end_early(self) -> None:
        while self.open:
            frame = self.open[-1]
            if not (self.reading.lacks_braces and len(self.open) == 1):
                self.reading.unclosed += _CLOSES[frame.mark]
            self._leave(frame)
        self.reading.end = len(self.reading.text)
