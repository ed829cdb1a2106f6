"""A tag for a moment of the past, as people say it."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from designer.drafts.times import spoken

register = template.Library()


@register.simple_tag
def spoken_time(at: datetime) -> SafeString:
    """`{% spoken_time registration.created_at %}`: “12 min ago”; the pointer tells the exact moment."""
    exact = f"{timezone.localtime(at):%Y-%m-%d %H:%M:%S %Z}"
    told = spoken(at, timezone.now())
    return format_html(
        '<time class="nw" datetime="{}" title="{}">{}</time>', at.isoformat(timespec="seconds"), exact, told
    )
