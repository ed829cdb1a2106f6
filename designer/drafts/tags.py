"""What other apps mark a draft with, in lists and in its bar: a word that stays until something is done.

An app adds its source when it starts. Each is asked once for all drafts of a page.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Tag:
    """`tone` is its colour class; `url` leads to where something can be done."""

    words: str
    tone: str
    url: str


SOURCES: Final[list[Callable[[Collection[int]], Mapping[int, Tag]]]] = []


def tags(drafts: Collection[int]) -> dict[int, list[Tag]]:
    """By the draft's id; of drafts without any there is nothing."""
    found: dict[int, list[Tag]] = {}
    for source in SOURCES:
        for draft, tag in source(drafts).items():
            found.setdefault(draft, []).append(tag)
    return found
