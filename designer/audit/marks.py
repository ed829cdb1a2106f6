"""The mark of a record: an HMAC over all it says and over the mark of the one before."""

from __future__ import annotations

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac


def canonical(said: Any) -> str:
    """One spelling for one content: JSON with its keys sorted and nothing between."""
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def moment(at: datetime) -> str:
    """Alike on every database, whatever zone it answers in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def keys() -> list[bytes]:
    """The newest first. What was marked before AUDIT_KEY was set is known by a key made of SECRET_KEY.

    Or of what SECRET_KEY was then, where SECRET_KEY_FALLBACKS says so.
    """
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (salted_hmac("designer.audit", "key", secret, algorithm="sha256") for secret in secrets)
    return [*(key.encode() for key in settings.AUDIT_KEY), *(one.digest() for one in derived)]


def mark(said: Sequence[Any], key: bytes) -> str:
    return hmac.new(key, canonical(said).encode(), sha256).hexdigest()


def is_mark(given: str, said: Sequence[Any], key: bytes) -> bool:
    return hmac.compare_digest(mark(said, key), given)
