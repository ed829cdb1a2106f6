"""A tag for a moment of the past, as people say it."""

from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from designer.drafts.times import spoken

register = template.Library()

Speaker = Callable[[datetime], SafeString]


@register.simple_tag
def spoken_time(at: datetime) -> SafeString:
    """`{% spoken_time registration.created_at %}`: “12 min ago”; the pointer tells the exact moment."""
    return speaker()(at)


def speaker() -> Speaker:
    """The same for a page that tells of hundreds: it asks once what time it is, and in which zone."""
    minute = timezone.now().replace(second=0, microsecond=0)
    language, zone = get_language() or "", timezone.get_current_timezone_name()
    return lambda at: _html(at, max(minute, at), language, zone)


@lru_cache(maxsize=4096)
def _html(at: datetime, now: datetime, _language: str, _zone: str) -> SafeString:
    """Pages show the same moments again and again."""
    exact = f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S %Z}"
    return format_html(
        '<time class="nw" datetime="{}" title="{}">{}</time>',
        at.isoformat(timespec="seconds"),
        exact,
        spoken(at, now),
    )
