"""Buttons beside fields that lead to a list of what there is to choose from; other apps bring the lists."""

from __future__ import annotations

from html import escape
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from designer.drafts.fields import Words
from designer.drafts.models import Draft
from designer.drafts.names import AT, BASE, PICK
from designer.taskdef.edits import carry_path
from designer.teams.templatetags.icons import icon

PICKERS: Final[dict[str, Words]] = {}
"""By the path of a field, what its button says. Who brings lists fills it, with an address `aws:pick`."""


def pick_html(path: str, name: str, label: str) -> str:
    """The button at a control: it saves the form, then shows the list. `label` names the field in a table."""
    words = PICKERS.get(path)
    if words is None:
        return ""
    do, said, picture = escape(f"{PICK}:{name}"), escape(str(words)), icon("search")
    if label:
        return f'<button class="btn x" name="do" value="{do}" aria-label="{label}: {said}">{picture}</button>'
    return f'<button class="btn" name="do" value="{do}">{picture}{said}</button>'


def is_pick(do: str) -> bool:
    return do.startswith(f"{PICK}:")


def pick_url(draft: Draft, do: str, base: int) -> str | None:
    """Where such a button of a page of version `base` leads; None when what it stood at is gone."""
    at = carry_path(do.removeprefix(f"{PICK}:"), draft.log_since(base).operations)
    if at is None:
        return None
    query = urlencode({AT: at, BASE: draft.version})
    return f"{reverse('aws:pick', args=[draft.pk])}?{query}"
