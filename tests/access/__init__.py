"""Who may ask what of which address: one row an address and method, a module of rows for each app.

An address without a row fails the run (`test_access.py`), so a new view cannot be forgotten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from designer.teams.models import Person, Team

SIGN_IN = "sign-in"
PEOPLE = ("anonymous", "stranger", "viewer", "author", "reviewer", "publisher", "admin")
EVERYBODY = (*PEOPLE, "disabled")

MakeArguments = Callable[[Team, Person], Mapping[str, Any]]


def no_arguments(team: Team, author: Person) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """`Row("drafts:step", "POST", "sign-in 404 403 302 403 403 403", at=...)`.

    `expected`: what each of PEOPLE gets: a status, or `sign-in` for being sent there. A disabled member
    gets what anonymous gets. `at` makes an object of the team and gives the address's arguments; `send` is
    what is posted.
    """

    url: str
    method: str
    expected: str
    at: MakeArguments = no_arguments
    send: Mapping[str, Any] = field(default_factory=dict)

    def for_person(self, who: str) -> str:
        told = dict(zip(PEOPLE, self.expected.split(), strict=True))
        return told["anonymous" if who == "disabled" else who]
