"""What people write as JSON, cut into marks: texts in any quotes, bare words, placeholders, comments.

Kinder than `scan`, which stops at the first offence: this is for who means to repair it. One pass, and it
ends where nobody can tell how to go on: in a text or comment without an end.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class Mark(NamedTuple):
    """`kind` is one of the groups below, or "odd" for what none of them is. Positions are offsets."""

    kind: str
    start: int
    end: int


_MARKS: Final = re.compile(
    r"""
      (?P<text> "(?:[^"\\\n]|\\[^\n])*+" )
    | (?P<comment> //[^\n]*+ | \#(?!\{)[^\n]*+ )
    | (?P<quoted> '(?:[^'\\\n]|\\[^\n])*+' | `[^`\n]*+` | [‘’][^‘’\n]*+[‘’] | [“”„«»][^“”„«»"\n]*+[“”„«»"] )
    | (?P<placeholder>
        \$\{[^{}\n]*+\} | \$\([^()\n]*+\) | \$\w++ | <[^<>\n"]++> | \{\{[^{}\n]*+\}\} | \#\{[^{}\n]*+\}
        | %\w++% | __[A-Za-z0-9](?:[A-Za-z0-9]|_(?!_))*+__
      ) (?=[\s,\]}:]|\Z)
    | (?P<ellipsis> \.\.\.|… )
    | (?P<punctuation> [][{},:] )
    | (?P<invisible> [\u007f-\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]++ )
    | (?P<bare> [^\s\[\]{},:"'`“”„«»‘’\x00-\x1f]++ )
    """,
    re.VERBOSE,
)
_SPACES: Final = re.compile(r"[ \t\r\n]++")


def marks(text: str, start: int = 0) -> Iterator[Mark]:
    """The marks of a text from a place on; the last one is "odd" where it could not be read to its end."""
    at = _behind_spaces(text, start)
    while at < len(text):
        mark = _block_comment(text, at) if text.startswith("/*", at) else _mark(text, at)
        yield mark
        if mark.kind == "odd":
            return
        at = _behind_spaces(text, mark.end)


def _behind_spaces(text: str, at: int) -> int:
    spaces = _SPACES.match(text, at)
    return spaces.end() if spaces else at


def _mark(text: str, at: int) -> Mark:
    found = _MARKS.match(text, at)
    if found is None or (found.lastgroup == "comment" and _is_address(text, at)):
        return Mark("odd", at, at + 1)
    return Mark(str(found.lastgroup), at, found.end())


def _block_comment(text: str, at: int) -> Mark:
    end = text.find("*/", at + 2)
    return Mark("odd", at, at + 2) if end < 0 else Mark("comment", at, end + 2)


def _is_address(text: str, at: int) -> bool:
    """Whether `//` goes on from a word and a colon, as in https://example.com."""
    return at > 1 and text[at - 1] == ":" and text[at - 2].isalnum()


def plain(text: str, mark: Mark) -> str:
    """What a text, a word or a placeholder says, without its quotes and with its escapes as they are."""
    written = text[mark.start : mark.end]
    return written[1:-1] if mark.kind in ("text", "quoted") else written
