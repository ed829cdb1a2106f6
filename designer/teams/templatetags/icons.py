"""`{% icon "plus" %}`: one of the sprite's pictures, for templates and for Python that writes HTML."""

import re
from functools import cache, lru_cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=1024)
def icon(name: str, css: str = "", label: str = "") -> SafeString:
    """An <svg>; without a label it is decoration and stays silent to screen readers."""
    if name not in names():
        raise LookupError(f"static/icons.svg has no picture “{name}”.")
    return format_html(
        '<svg class="i{}{}"{}><use href="{}#i-{}"/></svg>',
        " " if css else "",
        css,
        format_html(' role="img" aria-label="{}"', label) if label else SafeString(' aria-hidden="true"'),
        static("icons.svg"),
        name,
    )


@cache
def names() -> frozenset[str]:
    sprite = Path(settings.BASE_DIR / "static" / "icons.svg").read_text()
    return frozenset(re.findall(r'<symbol id="i-([a-z0-9-]+)"', sprite))
