"""What people wrote, as HTML: text with its line breaks, links to the web, characters that deceive named."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from typing import Final

from django.utils.safestring import SafeString, mark_safe

from designer.drafts.marked_text import marked

_LINK: Final = re.compile(r"https?://[^\s<>\"'“”‘’]+", re.IGNORECASE)
_NOT_OF_IT: Final = ".,;:!?)]}*_"
"""What ends a sentence rather than an address."""


@lru_cache(maxsize=2048)
def text_html(text: str) -> SafeString:
    """The text as it may be shown; only addresses of http and https are links."""
    return mark_safe("".join(_pieces(text)))  # noqa: S308 - escaped where written


def _pieces(text: str) -> Iterator[str]:
    at = 0
    for found in _LINK.finditer(text):
        address = found[0].rstrip(_NOT_OF_IT)
        yield _plain(text[at : found.start()])
        yield f'<a href="{escape(address)}" rel="nofollow noopener noreferrer">{_plain(address)}</a>'
        at = found.start() + len(address)
    yield _plain(text[at:])


def _plain(text: str) -> str:
    return marked(text, None) or ""
