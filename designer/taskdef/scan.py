"""What a text is refused for: reads JSON mark by mark and stops at the first offence.

The gate parses with the standard library, which is fast and says little. This is for the texts it
refuses, and for those that may break a limit it does not know.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NoReturn

from designer.taskdef import lookalikes, scalars
from designer.taskdef.refusal import excerpt, refused_at
from designer.taskdef.words import gettext_noop as _

DEEPEST: Final = 32
MOST_VALUES: Final = 50_000

State = Callable[[], "State | None"]

_SPACES: Final = frozenset(" \t\r\n")
_SPACE: Final = re.compile(r"[ \t\r\n]+")
_CLOSES: Final = {"[": "]", "{": "}"}


def refuse_offence(text: str) -> None:
    """Raises UnreadableDocument for the first offence in the text; returns when there is none."""
    _Scan(text).run()


@dataclass(slots=True)
class _Open:
    """A list or object that is not closed yet, and where its keys stood first."""

    mark: str
    at: int
    keys: dict[str, int] = field(default_factory=dict)


class _Scan:
    """One pass over the text. Each state looks at the next mark and returns the state that follows."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open: list[_Open] = []
        self.values = 0
        self.comma = 0
        self._mark = ""

    def run(self) -> None:
        state: State | None = self._value
        while state is not None:
            self._mark = self.text[self.at : self.at + 1]
            if self._mark in _SPACES and (spaces := _SPACE.match(self.text, self.at)):
                self.at = spaces.end()
                self._mark = self.text[self.at : self.at + 1]
            state = state()

    def _value(self) -> State | None:
        self.values += 1
        if self.values > MOST_VALUES:
            template = _("The text holds more than {most} values. Leave out what follows here.")
            self._refuse(self.at, template, most=MOST_VALUES)
        if self._mark in ("[", "{") and not lookalikes.is_template(self.text, self.at):
            return self._opening()
        if self._mark == '"':
            _raw, self.at = scalars.string(self.text, self.at)
            return self._after_value
        end = scalars.scalar_end(self.text, self.at)
        if end is None:
            self._refuse_unexpected(_("A value is missing before “{found}”."))
        self.at = end
        return self._after_value

    def _opening(self) -> State:
        if len(self.open) == DEEPEST:
            template = _("Lists and objects are nested more than {most} levels deep here. Take levels off.")
            self._refuse(self.at, template, most=DEEPEST)
        self.open.append(_Open(self._mark, self.at))
        self.at += 1
        return self._first_item if self.open[-1].mark == "[" else self._first_key

    def _first_item(self) -> State | None:
        return self._closing() if self._mark == "]" else self._value()

    def _first_key(self) -> State | None:
        return self._closing() if self._mark == "}" else self._key()

    def _key(self) -> State | None:
        if self._mark != '"':
            self._refuse_unexpected(_("A key in double quotes is expected here, not “{found}”."))
        at = self.at
        raw, self.at = scalars.string(self.text, at)
        key = json.loads(f'"{raw}"') if "\\" in raw else raw
        first = self.open[-1].keys.setdefault(key, at)
        if first != at:
            template = _("The key “{key}” stands here again, first in line {line}. Keep one of them.")
            self._refuse(at, template, key=excerpt(key), line=self._line(first))
        return self._colon

    def _colon(self) -> State | None:
        if self._mark != ":":
            self._refuse_unexpected(_("A colon is missing between a key and its value, before “{found}”."))
        self.at += 1
        return self._value

    def _after_value(self) -> State | None:
        if not self.open:
            return self._end
        if self._mark == ",":
            self.comma = self.at
            self.at += 1
            return self._after_comma
        if self._mark not in ("]", "}"):
            self._refuse_unexpected(_("A comma is missing before “{found}”."))
        return self._closing()

    def _after_comma(self) -> State | None:
        if self._mark in ("]", "}"):
            template = _("Nothing follows this comma before “{found}”. Remove the comma.")
            self._refuse(self.comma, template, found=self._mark)
        return self._value() if self.open[-1].mark == "[" else self._key()

    def _closing(self) -> State:
        opened = self.open.pop()
        if self._mark != _CLOSES[opened.mark]:
            template = _("“{found}” stands here, but “{mark}” of line {line} is closed by “{closing}”.")
            values = {"mark": opened.mark, "line": self._line(opened.at), "closing": _CLOSES[opened.mark]}
            self._refuse(self.at, template, found=self._mark, **values)
        self.at += 1
        return self._after_value

    def _end(self) -> None:
        if self.at == len(self.text):
            return
        if self._mark == ":":
            template = _("A key stands outside of braces. Write {{ before it and }} at the end of the text.")
            self._refuse(self.at, template)
        lookalike, found = lookalikes.explain(self.text, self.at)
        template = _("The document has ended, but “{found}” follows. Give one document and no more.")
        if lookalike in (lookalikes.NUL, lookalikes.COMMENT):
            template = lookalike
        self._refuse(self.at, template, found=found)

    def _refuse_unexpected(self, expected: str) -> NoReturn:
        """What stands here may not follow: say what it looks like, else what was expected."""
        if self.at == len(self.text):
            self._refuse_end()
        template, found = lookalikes.explain(self.text, self.at)
        if template == lookalikes.WORD and not self.open:
            template = _("“{found}” is not JSON. Give the JSON alone: it begins with a brace.")
        self._refuse(self.at, template or expected, found=found)

    def _refuse_end(self) -> NoReturn:
        if not self.open:
            self._refuse(0, _("The text is empty. Give the JSON of a task definition."))
        opened = self.open[-1]
        template = _("The text ends before the “{mark}” of line {line} is closed. Is its end missing?")
        self._refuse(self.at, template, mark=opened.mark, line=self._line(opened.at))

    def _refuse(self, at: int, template: str, **values: object) -> NoReturn:
        raise refused_at(self.text, at, template, **values)

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1
