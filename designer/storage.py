"""Where the settings keep things: a database that loses nothing, and the demo's own secret key."""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

SQLITE: dict[str, Any] = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
POSTGRESQL: dict[str, Any] = {
    "options": "-c statement_timeout=10s -c lock_timeout=5s -c idle_in_transaction_session_timeout=15s"
}


def database(address: dict[str, Any]) -> dict[str, Any]:
    """Django's settings for a parsed DATABASE_URL, with what keeps concurrent edits safe."""
    if address["ENGINE"] == "django.db.backends.sqlite3":
        make_folder(Path(address["NAME"]).parent)
        options = SQLITE
    elif address["ENGINE"] == "django.db.backends.postgresql":
        options = POSTGRESQL
    else:
        raise ImproperlyConfigured("Set DATABASE_URL to a SQLite file or a PostgreSQL database.")
    return address | {
        "OPTIONS": address.get("OPTIONS", {}) | options,
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def kept_secret(path: Path) -> str:
    """The secret in this file, which only its owner may read; made on first use."""
    make_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(handle, "w") as file:
        file.write(secret := secrets.token_urlsafe(50))
    return secret


def make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"Cannot make the folder {path}: {error.strerror}.") from error
