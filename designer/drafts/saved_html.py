"""What the answer to every save brings anew around the form, to be swapped in its places."""

from collections.abc import Iterator
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from designer.drafts.around_html import (
    SWAPPED,
    head_html,
    rail_html,
    saved_html,
    says_html,
    state_html,
    steps_html,
)
from designer.drafts.forms import BoundSection
from designer.drafts.names import BASE, ONCE, OWN, SEEN
from designer.drafts.page import StepPage
from designer.drafts.saving import Saved


def around_html(page: StepPage, saved: Saved, *, is_current: bool, is_in_place: bool) -> SafeString:
    """State, frame of the form, steps, items, and what closed sections say.

    Where it `is_current`, the page shows the present version; where it `is_in_place`, the item it edits.
    """
    html = [
        saved_html(page.draft, SWAPPED),
        _frame_html(page, saved, is_current=is_current),
        f'<b id="draft-name"{SWAPPED}>{escape(str(page.draft))}</b>',
        state_html(page.draft, SWAPPED),
        steps_html(page.steps, get_language() or "", SWAPPED),
    ]
    if page.step.items:
        html.append(rail_html(page, SWAPPED))
        html.append(head_html(page, SWAPPED) if is_in_place else "")
    html += [says_html(section, SWAPPED) for section in _told(page, is_in_place=is_in_place)]
    return mark_safe("".join(html))  # noqa: S308 - escaped where written


def _frame_html(page: StepPage, saved: Saved, *, is_current: bool) -> str:
    """What the next post says of the page. Its base stays where the form shows an earlier version."""
    frame = {ONCE: page.once, SEEN: page.seen, OWN: "" if is_current else ",".join(map(str, saved.own))}
    if is_current:
        frame[BASE] = str(page.draft.version)
    return "".join(
        f'<input type="hidden" id="{name}" name="{name}" value="{value}"{SWAPPED}>'
        for name, value in frame.items()
    )


def _told(page: StepPage, *, is_in_place: bool) -> Iterator[BoundSection]:
    if page.step.items and is_in_place:
        yield from page.form.sections
    yield from (one for one in page.form.whole if one.is_shown and one.can_be_closed)
