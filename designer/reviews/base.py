"""One thing that a review can be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Base:
    """`key` is its name in the address. It is a version, a registration, or the text of a revision."""

    key: str
    title: str
    version: int | None = None
    registration: Any = None
    text: str = ""
