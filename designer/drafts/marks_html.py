"""Marks put into the HTML of a form, at the element of their field.

Most fields have none, and the HTML of blank parts is made once for all drafts: so they are put in last.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Final

from designer.drafts.beside import Mark
from designer.drafts.controls import ident
from designer.teams.templatetags.icons import icon

_AFTER: Final = {"tr": '<td class="nw">', "fieldset": "</legend>"}
"""Where in an element a mark can stand, behind what; in a group it is the first thing."""


def mark_html(mark: Mark) -> str:
    return (
        f'<a class="tag info mark" href="{escape(mark.url)}" aria-label="{escape(mark.words)}"'
        f' title="{escape(mark.words)}">{icon("message-square")}{mark.number}</a>'
    )


def with_marks(html: str, marks: Mapping[str, Mark]) -> str:
    """The same with each mark whose field is in it."""
    for pointer, mark in marks.items():
        place = _place(html, ident(pointer))
        if place is not None:
            html = html[:place] + mark_html(mark) + html[place:]
    return html


def _place(html: str, id: str) -> int | None:
    """Where the mark goes of what has this id: before the message of a control, into a row or group."""
    named = html.find(f' id="{id}"')
    if named < 0:
        return None
    tag, end = _TAG.match(html, html.rfind("<", 0, named)), html.find(">", named) + 1
    behind = _AFTER.get(tag[1]) if tag else None
    if behind:
        inside = html.find(behind, end)
        return inside + len(behind) if inside >= 0 else None
    message = html.find(f' id="{id}-m"', end)
    return end if message < 0 else html.rfind("<", 0, message)


_TAG: Final = re.compile(r"<(\w+)")
