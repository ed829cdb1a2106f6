"""The texts, numbers and words of JSON, one at a time: where each ends, or why it is refused."""

import re
from typing import Final

from designer.taskdef import lookalikes
from designer.taskdef.refusal import UnreadableDocument, excerpt, refused_at
from designer.taskdef.words import gettext_noop as _

LONGEST_INTEGER: Final = 20
"""Characters, a minus sign among them."""

_SCALAR: Final = re.compile(
    r"(?:(?P<number>-?(?:0|[1-9][0-9]*+)(?P<real>(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?))|true|false|null)"
    r"(?![\w.$+-])"
)
_STRING: Final = re.compile(r'"([^"\\\x00-\x1f]*+(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*+)*+)"')
_CONTROL: Final = re.compile(r"[\x00-\x1f]")
_IN_STRING: Final = re.compile(
    r"(?P<pair>\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})"
    r"|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2}|[\ud800-\udfff])"
    r"|(?P<nul>\\u0000)"
    r'|(?P<escape>\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))'
    r"|(?P<unknown>\\.)"
)
_REFUSED_IN_STRING: Final = {
    "half": _("“{found}” is one half of a character. Remove it or write the character itself."),
    "nul": lookalikes.NUL,
    "unknown": _("“{found}” means nothing in JSON. Write a backslash as two: \\\\."),
}


def scalar_end(text: str, at: int) -> int | None:
    """Where the number or word that begins here ends; None when none does. Raises UnreadableDocument."""
    scalar = _SCALAR.match(text, at)
    if scalar is None:
        return None
    number, real = scalar["number"], scalar["real"]
    if number and not real and len(number) > LONGEST_INTEGER:
        template = _("The number {number} is longer than {most} characters. Write one of ordinary size.")
        raise refused_at(text, at, template, number=excerpt(number), most=LONGEST_INTEGER)
    if real and float(number) in (float("inf"), float("-inf")):
        template = _("The number {number} is too large. Write one of ordinary size.")
        raise refused_at(text, at, template, number=excerpt(number))
    return scalar.end()


def string(text: str, at: int) -> tuple[str, int]:
    """What stands between the quotes of the text that begins here, as it is written, and where it ends.

    Raises UnreadableDocument.
    """
    found = _STRING.match(text, at)
    if found is None:
        raise _broken(text, at)
    raw = found[1]
    if "\\" in raw or not raw.isascii():
        _refuse_characters(text, found.start(1), raw)
    return raw, found.end()


def _refuse_characters(text: str, start: int, raw: str) -> None:
    for found in _IN_STRING.finditer(raw):
        template = _REFUSED_IN_STRING.get(found.lastgroup or "")
        if template is not None:
            raise refused_at(text, start + found.start(), template, found=excerpt(found[0]))


def _broken(text: str, start: int) -> UnreadableDocument:
    """The text that begins here is not closed, or a character in it may not stand there as it is."""
    control = _CONTROL.search(text, start)
    if control is None:
        template = _("This text has no closing quote. Write a double quote at its end.")
        return refused_at(text, start, template)
    at = control.start()
    if text[at] == "\0":
        return refused_at(text, at, lookalikes.NUL)
    if text[at] in "\r\n":
        template = _("The line ends within a text. Close it with a double quote, or write the break as \\n.")
        return refused_at(text, at, template)
    template = _("{character} may not stand within a text as it is. Write a tab as \\t, or remove it.")
    return refused_at(text, at, template, character=f"U+{ord(text[at]):04X}")
