"""What other apps have to say beside the fields of a draft: marks with a number, by the pointer of the field.

An app adds its source when it starts. The page of a draft asks each of them once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from designer.drafts.models import Draft


@dataclass(frozen=True)
class Mark:
    """`words` are for who does not see the number: "2 open threads"."""

    number: int
    words: str
    url: str


@dataclass(frozen=True)
class Beside:
    """`whole` stands in the bar of the draft, for all of it."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    whole: Mark | None = None


SOURCES: Final[list[Callable[[Draft], Beside]]] = []


def beside(draft: Draft) -> Beside:
    """What the sources say together."""
    found = [source(draft) for source in SOURCES]
    marks = {pointer: mark for one in found for pointer, mark in one.marks.items()}
    return Beside(marks, next((one.whole for one in found if one.whole), None))
