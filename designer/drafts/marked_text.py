"""A text as HTML beside what it was or became: what differs is marked, what deceives is named."""

import re
from collections.abc import Sequence
from html import escape
from itertools import takewhile
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.taskdef.odd_characters import Odd, odd_characters

_TOKENS: Final = re.compile(r"\w+|\W", re.ASCII)
_LEAST: Final = 0.2
"""Of two texts as much has to be the same for what differs to be marked: else all of it does."""
_MOST: Final = 8


def marked(text: str | None, other: str | None) -> SafeString | None:
    """The text with what the other has not in bold; None for none."""
    if text is None:
        return None
    start, end = (0, 0) if other is None else _differing(text, other)
    odd = {one.start: one for one in odd_characters(text)}
    before, middle, after = (
        _written(text, odd, *span) for span in ((0, start), (start, end), (end, len(text)))
    )
    bold = f"<b>{middle}</b>" if middle else ""
    return mark_safe(before + bold + after)  # noqa: S308 - escaped where written


def oddities(text: str) -> list[str]:
    """What to say of the characters of a text that deceive, each once."""
    found = {one.char: _said(one) for one in odd_characters(text)}
    return [*found.values()][:_MOST]


def _said(odd: Odd) -> str:
    if odd.like:
        return _("%(code)s looks like “%(like)s”") % {"code": odd.code, "like": odd.like}
    return _("%(code)s cannot be seen") % {"code": odd.code}


def _written(text: str, odd: dict[int, Odd], start: int, end: int) -> str:
    """A part of a text, escaped, with its odd characters named where they stand."""
    places = [place for place in odd if start <= place < end]
    html, at = "", start
    for place in places:
        html += escape(text[at:place]) + _named(odd[place])
        at = place + 1
    return html + escape(text[at:end])


def _named(odd: Odd) -> str:
    seen = escape(odd.char) if odd.like else ""
    return f'<mark class="odd">{seen}<small>{odd.code}</small></mark>'


def _differing(text: str, other: str) -> tuple[int, int]:
    """Start and end of what only this text has, in whole words; nothing where little is the same."""
    mine, others = _TOKENS.findall(text), _TOKENS.findall(other)
    first = _common(mine, others)
    last = _common(mine[first:][::-1], others[first:][::-1])
    start, end = len("".join(mine[:first])), len(text) - len("".join(mine[len(mine) - last :]))
    is_alike = start + len(text) - end >= _LEAST * max(len(text), 1)
    return (start, end) if is_alike and text != other else (0, 0)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
