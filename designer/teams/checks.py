"""Settings that would lose edits or open a door, found before anything is served."""

from typing import Any

from csp.constants import UNSAFE_EVAL, UNSAFE_INLINE
from django.conf import settings
from django.core.checks import CheckMessage, Error


def sqlite_takes_the_write_lock_first(**_: Any) -> list[CheckMessage]:
    """A transaction that reads and then writes fails at once under load unless it starts as a writer."""
    return [
        Error(
            f"The SQLite database “{alias}” must open its transactions with transaction_mode IMMEDIATE.",
            id="designer.E001",
        )
        for alias, database in settings.DATABASES.items()
        if database["ENGINE"].endswith("sqlite3")
        and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE"
    ]


def scripts_come_from_here_alone(**_: Any) -> list[CheckMessage]:
    directives = (getattr(settings, "CONTENT_SECURITY_POLICY", None) or {}).get("DIRECTIVES", {})
    sources = directives.get("script-src") or directives.get("default-src") or [UNSAFE_INLINE]
    if {UNSAFE_INLINE, UNSAFE_EVAL, "*"}.isdisjoint(sources):
        return []
    return [Error("CONTENT_SECURITY_POLICY must allow no script but our own files.", id="designer.E002")]
