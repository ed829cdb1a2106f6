"""Settings by which mails would be read on their way."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error


def mails_go_by_a_closed_line(**_: Any) -> list[CheckMessage]:
    """A mail says who works on what, and the line carries the password of the mail server."""
    is_open = not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)
    is_away = settings.EMAIL_HOST not in ("localhost", "127.0.0.1", "::1")
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and is_open and is_away:
        return [Error("EMAIL_URL must begin with smtp+tls:// or smtp+ssl://.", id="designer.E003")]
    return []
