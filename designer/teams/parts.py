"""Whether a request asks for a page or for a part of one."""

from django.http import HttpRequest


def wants_part(request: HttpRequest) -> bool:
    """True for htmx filling in a part; the back button and boosted links need the whole page."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request
