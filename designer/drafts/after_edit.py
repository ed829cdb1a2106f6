"""Who is told of an edit, inside its transaction: what is kept beside a draft and follows it."""

from collections.abc import Callable
from typing import Final

FOLLOWERS: Final[list[Callable[[int], None]]] = []
"""Each is called with the draft's id when the edit is written. Apps above put theirs here when they start."""


def tell(draft_id: int) -> None:
    for follower in FOLLOWERS:
        follower(draft_id)
