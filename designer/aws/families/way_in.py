"""The way into a target for somebody who only looks, taken when first needed and once a page."""

from __future__ import annotations

from functools import cached_property

from designer.aws.account import Account
from designer.aws.reading import enter_to_read
from designer.teams.models import Person, Target


class WayIn:
    def __init__(self, target: Target, person: Person) -> None:
        self.target = target
        self.person = person

    @cached_property
    def account(self) -> Account:
        """Raises Trouble."""
        return enter_to_read(self.target, self.person)
