"""Who is told of an edit, inside its transaction: what is kept beside a draft and follows it."""

from collections.abc import Callable
from typing import Final

FOLLOWERS: Final[list[Callable[[int], bool]]] = []
"""Each is called with the draft's id when the edit is written, and answers whether the draft's own row may be
another now. Apps above put theirs here at the start.
"""


def tell(draft_id: int) -> bool:
    """Tells them all. Whether the draft's own row may be another now."""
    answers = [follower(draft_id) for follower in FOLLOWERS]
    return any(answers)
