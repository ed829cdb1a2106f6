"""How a webhook's receiver can tell that a call is ours, and that nobody plays an old one again."""

import hmac
from hashlib import sha256
from typing import Final

HEADER: Final = "X-Task-Designer-Signature"


def signature(secret: str, body: bytes, at: int) -> str:
    """`t=<seconds since 1970>,v1=<HMAC-SHA256 over "t.body", in hex>`."""
    return f"t={at},v1={hmac.new(secret.encode(), b'%d.' % at + body, sha256).hexdigest()}"
