"""Reading a role's policies in the account itself: what can do that adds its reader when it starts."""

from collections.abc import Callable
from typing import Any, Final

from designer.teams.models import Person, Target


class CannotRead(Exception):
    """Why there are no policies to compare with, in words for the person who asked."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


Reader = Callable[[Target, Person, str], list[Any]]
"""The policies of a role, managed and inline, for this person. Raises CannotRead."""

READERS: Final[list[Reader]] = []


def reader() -> Reader | None:
    """The one there is, if any."""
    return READERS[0] if READERS else None
