"""What a repair proposes: one change at one place, in words, with what stands there and what would."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from designer.taskdef.notes import Kind

SHOWN: Final = 160
"""Characters of what stands there, and of what would. The text itself is kept whole by who brought it."""


class Splice(NamedTuple):
    """A part of a text, by offsets, and what is put in its place."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`template` and `values` are the words; `is_guess` tells that the author may have meant another thing.

    A repair of the text has `splices`, the first of them at its place. One of the value has a `path` into
    the value at that moment, and `change`, which changes it in place and returns its root.
    """

    kind: Kind
    template: str
    values: dict[str, object] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    is_guess: bool = False
    splices: tuple[Splice, ...] = ()
    path: str = ""
    change: Callable[[Any], Any] = lambda root: root


def cut(text: str, longest: int = SHOWN) -> str:
    """As much of a text as is shown, without characters that no page can show."""
    shown = text[:longest].replace("\0", "\ufffd")
    return shown if len(text) <= longest else shown + "…"
