"""What stands around the table of a container's variables: a search, ways to add many, how many there are."""

from html import escape
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts.tables import BoundPart
from designer.teams.templatetags.icons import icon

FROM: Final = 10
"""Rows from which on a search helps."""


def search_html(part: BoundPart) -> str:
    """A box that narrows the rows to those that hold a text. Scripts do that, and show it."""
    if len(part.rows) < FROM:
        return ""
    label, none = escape(_("Search variables")), escape(_("No variable has this in its key or value."))
    return (
        f'<div class="row" data-search hidden><label class="sr" for="{part.id}-q">{label}</label>'
        f'<input class="in" type="search" id="{part.id}-q" placeholder="{label}" autocomplete="off">'
        f'<span class="xs mut" role="status" data-none="{none}"></span></div>'
    )


def paste_html(part: BoundPart, draft_id: int) -> str:
    """The way to the page on which a whole list is pasted."""
    position = part.pointer.split("/")[2]
    address = reverse("drafts:environment", args=[draft_id, position])
    words = escape(_("Paste .env"))
    return f'<a class="btn s" href="{address}">{icon("clipboard-paste")}{words}</a>'


def sort_html(part: BoundPart) -> str:
    """A button that sorts values and secrets, each among themselves."""
    if len(part.rows) < 2:
        return ""
    words = escape(_("Sort by name"))
    return (
        f'<button class="btn s" name="do" value="sort:{escape(part.pointer)}" data-here>'
        f"{icon('list-ordered')}{words}</button>"
    )


def count_html(part: BoundPart) -> str:
    """4 values · 3 secrets."""
    kinds = [row.kind.text for row in part.rows if row.kind is not None]
    values, secrets = kinds.count("value"), kinds.count("secret")
    said = " · ".join(
        (
            ngettext("%(n)d value", "%(n)d values", values) % {"n": values},
            ngettext("%(n)d secret", "%(n)d secrets", secrets) % {"n": secrets},
        )
    )
    return f'<span class="push xs mut">{escape(said)}</span>' if kinds else ""


def around(part: BoundPart, draft_id: int) -> str:
    """What comes after the buttons for one more."""
    return paste_html(part, draft_id) + sort_html(part) + count_html(part)
