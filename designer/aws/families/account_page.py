"""What the pages share on which an account is looked at, or something is asked of it."""

from __future__ import annotations

from functools import cached_property
from secrets import token_urlsafe

from designer.aws.account import Account
from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.teams.models import Act, Person, Target


class AccountPage:
    """The account is asked when first needed, and anew for each page; the last trouble met there is kept.

    `key` can be used once: what is posted with it again is the same thing asked again.
    """

    def __init__(self, target: Target, person: Person, family: str) -> None:
        self.target = target
        self.person = person
        self.family = family
        self.refusal = ""
        self.key = token_urlsafe(18)
        self.trouble: Trouble | None = None

    @cached_property
    def way_in(self) -> WayIn:
        return WayIn(self.target, self.person)

    @property
    def account(self) -> Account:
        """Raises Trouble."""
        return self.way_in.account

    @cached_property
    def may_deploy(self) -> bool:
        return self.person.may(Act.DEPLOY, self.target.team)

    @cached_property
    def may_deregister(self) -> bool:
        return self.person.may(Act.DEREGISTER, self.target.team)

    @property
    def explanation(self) -> Explanation | None:
        return explain_trouble(self.trouble) if self.trouble else None
