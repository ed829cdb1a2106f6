"""The .env file: NAME=value a line, with comments, `export`, quotes, and quoted values of several lines.

Source: https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/ and the readers
of https://github.com/theskumar/python-dotenv and https://github.com/motdotla/dotenv, where they agree.
"""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.env_files.entries import Entry, Unread
from designer.taskdef.refusal import excerpt
from designer.taskdef.words import gettext_noop as _

_NOTHING: Final = re.compile(r"[ \t]*+(?:#[^\n]*+)?(?:\n|\Z)")
_NAME: Final = re.compile(r"""[ \t]*+(?:export[ \t]++)?(?P<name>[^\s=#"']++)[ \t]*+=(?P<space>[ \t]*+)""")
_QUOTED: Final = {
    '"': re.compile(r'"(?P<text>(?:[^"\\]|\\.)*+)"', re.DOTALL),
    "'": re.compile(r"'(?P<text>(?:[^'\\]|\\.)*+)'", re.DOTALL),
}
_ESCAPE: Final = {'"': re.compile(r"""\\([\\"'$nrt])"""), "'": re.compile(r"\\([\\'])")}
_MEANS: Final = {"n": "\n", "r": "\r", "t": "\t"}
_COMMENT: Final = re.compile(r"[ \t]#")


def read(text: str) -> Iterator[Entry | Unread]:
    """What each line says, in order. Every part of the text is read at most twice."""
    at, line = 0, 1
    while at < len(text):
        nothing = _NOTHING.match(text, at)
        if nothing:
            end = nothing.end()
        else:
            found, end = _line(text, at, line)
            yield found
        line += text.count("\n", at, end)
        at = end


def _line(text: str, at: int, line: int) -> tuple[Entry | Unread, int]:
    """What the line at `at` says, and where the next one begins."""
    stop = text.find("\n", at) + 1 or len(text)
    named = _NAME.match(text, at, stop)
    if not named:
        reason = _("“{text}” has no NAME= at its beginning.")
        return Unread(line, reason, {"text": excerpt(text[at:stop].strip())}), stop
    mark = text[named.end() : named.end() + 1]
    if mark not in _QUOTED:
        return Entry(line, named["name"], _plain(text[named.end() : stop], named["space"])), stop
    quoted = _QUOTED[mark].match(text, named.end())
    ended = _NOTHING.match(text, quoted.end()) if quoted else None
    if quoted and ended:
        return Entry(line, named["name"], _unescaped(quoted["text"], mark)), ended.end()
    reason = (
        _("“{name}”: more follows after the closing quote.")
        if quoted
        else _("“{name}”: the quote is not closed.")
    )
    return Unread(line, reason, {"name": excerpt(named["name"])}), stop


def _plain(rest: str, space: str) -> str:
    """A value without quotes: to the end of its line, or to a # after a space."""
    comment = _COMMENT.search(space[-1:] + rest)
    before = rest if comment is None else rest[: max(0, comment.start() - len(space[-1:]))]
    return before.strip(" \t\n")


def _unescaped(text: str, mark: str) -> str:
    return _ESCAPE[mark].sub(lambda found: _MEANS.get(found[1], found[1]), text)
