"""Secrets that the application itself has to know again, as they stand in the database: sealed.

Sealed with SECRET_KEY, for one purpose each: AES in CBC mode, and an HMAC by which changes are found out
(Fernet, https://github.com/fernet/spec). Who has a copy of the database alone reads none of them.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

SECOND_STEP: Final = "second-step"
"""The purpose of what people make their codes with."""


class OtherKey(ValueError):
    """It was sealed with another SECRET_KEY, or for something else, or was changed since."""


def seal(purpose: str, text: str) -> str:
    return _keys(purpose).encrypt(text.encode()).decode()


def unseal(purpose: str, sealed: str) -> str:
    """Raises OtherKey. What was sealed with one of SECRET_KEY_FALLBACKS still opens."""
    try:
        return _keys(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as reason:
        raise OtherKey(purpose) from reason


def seal_anew(purpose: str, sealed: str) -> str:
    """The same with today's SECRET_KEY, so that the one before is needed no more. Raises OtherKey."""
    try:
        return _keys(purpose).rotate(sealed.encode()).decode()
    except InvalidToken as reason:
        raise OtherKey(purpose) from reason


Resealed = Callable[[], tuple[int, int]]

PLACES: Final[list[Resealed]] = []
"""Each seals the rows of one table anew: how many it did, and how many it cannot open."""


def _keys(purpose: str) -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = (sha256(f"designer.{purpose} {secret}".encode()).digest() for secret in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(digest)) for digest in digests])
