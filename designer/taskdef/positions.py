"""Where the values of a JSON text stand, by line and column: from a pointer back to what a person wrote.

Made for texts that have passed the gate. One pass over the text, and one step a token of a pointer.
"""

import json
import re
from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from designer.taskdef import paths
from designer.taskdef.tidy import AS_GIVEN, Origin


class Position(NamedTuple):
    """Counted from 1. `column` counts characters, `utf16_column` what UTF-16 needs for them."""

    line: int
    column: int
    utf16_column: int


START: Final = Position(1, 1, 1)


class Positions:
    """Where in a text, without byte order mark, its values and the document loaded from it stand."""

    def __init__(self, text: str, origin: Origin = AS_GIVEN) -> None:
        self._root = _values(text)
        self._text = text
        self._origin = origin
        self._lines = [found.end() for found in re.finditer("\n", text)]
        self._beyond = [found.start() for found in re.finditer("[\U00010000-\U0010ffff]", text)]

    def of_given(self, pointer: str) -> Position:
        """The value at a pointer into the text; of a missing one, the nearest there is around it."""
        return self._position(_nearest(self._root, paths.tokens(pointer)))

    def of_loaded(self, pointer: str) -> Position:
        """The same for a pointer into the document, which reading unwrapped and took nulls off."""
        parts = pointer.split("/")
        for end in range(len(parts), 0, -1):
            given = self._origin.get("/".join(parts[:end]))
            if given is not None:
                around = _nearest(self._root, paths.tokens(given))
                rest = paths.tokens("".join(f"/{part}" for part in parts[end:]))
                return self._position(_nearest(around, rest, without_nulls=True))
        return self._position(self._root)

    def _position(self, value: "_Value") -> Position:
        line = bisect_right(self._lines, value.at)
        start = self._lines[line - 1] if line else 0
        pairs = bisect_left(self._beyond, value.at) - bisect_left(self._beyond, start)
        column = value.at - start + 1
        return Position(line + 1, column, column + pairs)


class _Value:
    """A value of the text: where it begins, and what is in it by reference token."""

    __slots__ = ("at", "kept", "mark", "members")

    def __init__(self, at: int, mark: str) -> None:
        self.at = at
        self.mark = mark
        self.members: dict[str, _Value] = {} if mark in ("[", "{") else _NOTHING
        self.kept: dict[str, _Value] | None = None

    def member(self, token: str, *, without_nulls: bool) -> "_Value | None":
        if not (without_nulls and self.mark == "["):
            return self.members.get(token)
        if self.kept is None:
            items = (item for item in self.members.values() if item.mark != "null")
            self.kept = {str(number): item for number, item in enumerate(items)}
        return self.kept.get(token)


_NOTHING: Final[dict[str, _Value]] = {}

_MARKS: Final = re.compile(
    r"""
      "(?P<text>[^"\\]*+(?:\\.[^"\\]*+)*+)" (?: [ \t\r\n]*+ (?P<key>:) )?
    | (?P<closing>[\]}])
    | (?P<value>[\[{]|[^][{},:" \t\r\n]++)
    """,
    re.VERBOSE | re.DOTALL,
)


def _values(text: str) -> _Value:
    """The tree of all values; its root is the whole text's."""
    top = around = _Value(0, "[")
    opened, key = [top], ""
    for found in _MARKS.finditer(text):
        kind = found.lastgroup
        if kind == "key":
            key = _key(found["text"])
        elif kind == "closing":
            opened.pop()
            around = opened[-1]
        else:
            value = _Value(found.start(), found["value"] or '"')
            around.members[key if around.mark == "{" else str(len(around.members))] = value
            if value.members is not _NOTHING:
                opened.append(value)
                around = value
    return top.members.get("0", top)


def _key(raw: str) -> str:
    key: str = json.loads(f'"{raw}"') if "\\" in raw else raw
    return key


def _nearest(value: _Value, tokens: list[str], *, without_nulls: bool = False) -> _Value:
    for token in tokens:
        member = value.member(token, without_nulls=without_nulls)
        if member is None:
            break
        value = member
    return value
