"""Tags of the pages with comments: threads, which Python writes."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from designer.drafts.shown_change import ShownChange
from designer.reviews.shown_thread import ShownThread
from designer.reviews.suggestion_html import value_fields_html
from designer.reviews.talk import Talk
from designer.reviews.thread_html import box_html, thread_html

register = template.Library()


@register.simple_tag
def thread(shown: ShownThread) -> SafeString:
    """A thread with its comments and its form."""
    return thread_html(shown)


@register.simple_tag
def comment_box(id: str, label: str, text: str, problem: str, has_focus: Any = False) -> SafeString:
    """The box for a comment, with what is wrong with it."""
    hint = _("Write a comment…")
    html = box_html(id, label, text, problem, hint=hint, focus=bool(has_focus))
    return mark_safe(html)  # noqa: S308 - escaped there


@register.simple_tag
def talked_changes(talk: Talk, changes: Sequence[ShownChange]) -> SafeString:
    """Changes, each with what is said at it and the way to say more."""
    return mark_safe("\n".join(map(talk.change_html, changes)))  # noqa: S308 - escaped there


@register.simple_tag
def value_box(id: str, name: str, text: str, removes: bool) -> SafeString:
    """The box for a suggested value."""
    words = name or _("the field")
    return mark_safe(value_fields_html(id, words, text, removes=removes))  # noqa: S308 - escaped there
