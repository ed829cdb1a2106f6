"""The JSON of two documents line by line, as list items: numbers of both sides, and what went and came."""

from collections.abc import Sequence
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.marked_text import marked
from designer.taskdef.text_diff import Fold, TextLine

MOST: Final = 5_000
"""Lines that are listed: a task definition that ECS takes has fewer."""

_CSS: Final = {" ": "", "-": ' class="del"', "+": ' class="add"'}


def text_diff_html(lines: Sequence[TextLine | Fold]) -> SafeString:
    """The items; numbers and signs are drawn by the style sheet, so that copying takes the text alone."""
    said = {" ": "", "-": _spoken(_("removed:")), "+": _spoken(_("added:"))}
    shown = lines[:MOST]
    items = [_fold(line) if isinstance(line, Fold) else _line(line, said) for line in shown]
    if len(lines) > MOST:
        items.append(_gap(_more(len(lines) - MOST)))
    return mark_safe("\n".join(items))  # noqa: S308 - escaped where written


def _line(line: TextLine, said: dict[str, str]) -> str:
    was, now = ("" if number is None else number for number in (line.was, line.now))
    numbers = f'<i data-n="{was}"></i><i data-n="{now}"></i><i data-n="{line.sign.strip()}"></i>'
    return f"<li{_CSS[line.sign]}>{numbers}{said[line.sign]}{marked(line.text, None)}</li>"


def _spoken(word: str) -> str:
    return f'<span class="sr">{escape(word)} </span>'


def _fold(fold: Fold) -> str:
    return _gap(ngettext("… %(n)d line stays", "… %(n)d lines stay", fold.number) % {"n": fold.number})


def _more(number: int) -> str:
    return ngettext("… and %(n)d line more", "… and %(n)d lines more", number) % {"n": number}


def _gap(text: str) -> str:
    return f'<li class="gap">{escape(text)}</li>'
