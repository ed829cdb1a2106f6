"""What names may hold, and how messages show the characters they may not."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 255

_REFUSED: Final = re.compile(r"[^A-Za-z0-9_-]")
_MOST_SHOWN: Final = 8


def refused(name: str) -> str:
    """The characters that the service does not take in a family or container name, as `shown`."""
    found = _REFUSED.findall(name)
    return shown(found) if found else ""


def allowed(name: str) -> str:
    """The name with hyphens for what the service does not take: "orders.api" becomes "orders-api".

    Empty where nothing is left of it.
    """
    return re.sub("-{2,}", "-", _REFUSED.sub("-", name)).strip("-")


def shown(characters: Iterable[str]) -> str:
    """Each character once, in quotes, or as its code point where it has no shape: “.” “ ” U+200B."""
    once = list(dict.fromkeys(characters))
    texts = [f"“{sign}”" if sign.isprintable() else f"U+{ord(sign):04X}" for sign in once[:_MOST_SHOWN]]
    return " ".join([*texts, "…"] if len(once) > _MOST_SHOWN else texts)
