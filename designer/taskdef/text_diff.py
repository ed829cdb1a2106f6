"""Two documents as JSON side by side: the lines that went, came and stayed, with their numbers in both.

Lines are told apart by the structure of the documents, not by their text: a closing brace never stands
for that of another object, and the time grows with the size of the documents alone.
"""

import json
from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

from designer.taskdef.matching import Pairs, by_name_and_content, in_order

Sign = Literal[" ", "-", "+"]
INDENT: Final = "  "
CONTEXT: Final = 3
"""Lines that stay around what changed."""


class TextLine(NamedTuple):
    """One line; `was` and `now` are its numbers in the two texts, from 1, None where it is not in one."""

    sign: Sign
    was: int | None
    now: int | None
    text: str


class Fold(NamedTuple):
    """So many lines that stay, left out."""

    number: int


def text_diff(before: Any, after: Any) -> list[TextLine]:
    """All lines of both. Without those that went they are `text.dump` of the later document, and so on."""
    lines = _Lines()
    lines.value("", before, after, _Tails("", ""), 0, "")
    return lines.lines


def folded(lines: Sequence[TextLine]) -> list[TextLine | Fold]:
    """The lines that changed with a few around each; what lies between is folded."""
    near = {
        place
        for index, line in enumerate(lines)
        if line.sign != " "
        for place in range(index - CONTEXT, index + CONTEXT + 1)
    }
    found: list[TextLine | Fold] = []
    for index, line in enumerate(lines):
        if index in near:
            found.append(line)
        elif found and isinstance(found[-1], Fold):
            found[-1] = Fold(found[-1].number + 1)
        else:
            found.append(Fold(1))
    return found


class _Tails(NamedTuple):
    """What stands behind a value in each of the texts: a comma, or nothing behind the last one."""

    was: str
    now: str


class _Lines:
    def __init__(self) -> None:
        self.lines: list[TextLine] = []
        self._was = self._now = 0

    def value(self, head: str, was: Any, now: Any, tails: _Tails, depth: int, pattern: str) -> None:
        """A value in both, behind `head`: its key, or nothing."""
        if _text(was) == _text(now):
            *body, last = _written(head, now, depth)
            self._both(body)
            self._pair(last + tails.was, last + tails.now)
        elif isinstance(was, dict) and isinstance(now, dict) and was and now:
            self._both([f"{INDENT * depth}{head}{{"])
            self._members(was, now, depth + 1, pattern)
            self._pair(f"{INDENT * depth}}}{tails.was}", f"{INDENT * depth}}}{tails.now}")
        elif isinstance(was, list) and isinstance(now, list) and was and now:
            self._both([f"{INDENT * depth}{head}["])
            self._items(was, now, depth + 1, pattern)
            self._pair(f"{INDENT * depth}]{tails.was}", f"{INDENT * depth}]{tails.now}")
        else:
            self._one("-", head, was, tails.was, depth)
            self._one("+", head, now, tails.now, depth)

    def _members(self, was: dict[str, Any], now: dict[str, Any], depth: int, pattern: str) -> None:
        places = {key: place for place, key in enumerate(was)}
        pairs = {index: places[key] for index, key in enumerate(now) if key in places}
        self._aligned(_entries(was, pattern), _entries(now, pattern), pairs, depth)

    def _items(self, was: list[Any], now: list[Any], depth: int, pattern: str) -> None:
        pairs = by_name_and_content(pattern, was, now)
        inner = f"{pattern}[]"
        self._aligned([("", one, inner) for one in was], [("", one, inner) for one in now], pairs, depth)

    def _aligned(self, was: "_Entries", now: "_Entries", pairs: Pairs, depth: int) -> None:
        """What went before each pair, what came before it, and the pair; those out of order go and come."""
        staying = in_order([pairs[index] for index in sorted(pairs)])
        gone = come = 0
        for index, earlier in sorted(pairs.items()):
            if earlier not in staying:
                continue
            self._gap(was[gone:earlier], now[come:index], depth)
            (head, value, pattern), old = now[index], was[earlier][1]
            tails = _Tails("," * (earlier < len(was) - 1), "," * (index < len(now) - 1))
            self.value(head, old, value, tails, depth, pattern)
            gone, come = earlier + 1, index + 1
        self._gap(was[gone:], now[come:], depth, at_the_end=True)

    def _gap(self, went: "_Entries", came: "_Entries", depth: int, *, at_the_end: bool = False) -> None:
        signs: tuple[tuple[Sign, _Entries], ...] = (("-", went), ("+", came))
        for sign, entries in signs:
            for place, (head, value, _pattern) in enumerate(entries):
                is_last = at_the_end and place == len(entries) - 1
                self._one(sign, head, value, "" if is_last else ",", depth)

    def _one(self, sign: Sign, head: str, value: Any, tail: str, depth: int) -> None:
        *body, last = _written(head, value, depth)
        for line in (*body, last + tail):
            self._add(sign, line)

    def _pair(self, was: str, now: str) -> None:
        if was == now:
            self._add(" ", now)
        else:
            self._add("-", was)
            self._add("+", now)

    def _both(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._add(" ", line)

    def _add(self, sign: Sign, text: str) -> None:
        self._was += sign != "+"
        self._now += sign != "-"
        was, now = self._was if sign != "+" else None, self._now if sign != "-" else None
        self.lines.append(TextLine(sign, was, now, text))


_Entries = Sequence[tuple[str, Any, str]]
"""Of each entry the key with its colon or nothing, the value, and its pattern."""


def _entries(members: dict[str, Any], pattern: str) -> _Entries:
    return [
        (f"{json.dumps(key, ensure_ascii=False)}: ", value, _within(pattern, key))
        for key, value in members.items()
    ]


def _within(pattern: str, key: str) -> str:
    return f"{pattern}.{key}" if pattern else key


_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _text(value: Any) -> str:
    return _COMPACT.encode(value)


def _written(head: str, value: Any, depth: int) -> list[str]:
    """The lines of a value, indented."""
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    return [f"{INDENT * depth}{head if place == 0 else ''}{line}" for place, line in enumerate(lines)]
