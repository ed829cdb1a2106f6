"""Why an edit was not made: what others did meanwhile, or a form that came twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from designer.taskdef import edits
from designer.teams.models import Person


class AlreadyPosted(Exception):
    """The same form was posted before; what it did then stands."""


class KeyReused(Exception):
    """A one-use key came back with other content."""


class Contested(Exception):
    """An edit that meets what others did since its base; `log` are their operations, with who made them."""

    def __init__(self, clashes: Sequence[edits.Clash], log: "Log", version: int) -> None:
        super().__init__(", ".join(clash.path for clash in clashes))
        self.clashes = clashes
        self.log = log
        self.version = version

    def person_behind(self, clash: edits.Clash) -> Person | None:
        """Who last touched the place, where that can be told."""
        return None if clash.cause is None else self.log.people[clash.cause]


@dataclass(frozen=True)
class Log:
    """Operations in the order they were made, and beside each who made it, and in which version."""

    operations: list[edits.Operation]
    people: list[Person]
    versions: list[int]
