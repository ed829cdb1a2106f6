"""Running a revision once: where, and with which network; taken from a service, or typed."""

from __future__ import annotations

from functools import cached_property
from secrets import token_urlsafe
from typing import Any

from designer.aws.account import Account
from designer.aws.changes.forms import TYPED, RunForm
from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.families.running import Service, services
from designer.aws.families.told import ours
from designer.aws.families.way_in import WayIn
from designer.aws.outcome import Trouble
from designer.teams.models import Act, Person, Target


class RunPage:
    def __init__(
        self, target: Target, person: Person, family: str, revision: int, posted: Any = None
    ) -> None:
        self.target = target
        self.person = person
        self.family = family
        self.revision = revision
        self.posted = posted
        self.refusal = ""
        self.key = token_urlsafe(18)
        self.way_in = WayIn(target, person)
        self.trouble: Trouble | None = None

    @property
    def account(self) -> Account:
        return self.way_in.account

    @property
    def may_deploy(self) -> bool:
        return self.person.may(Act.DEPLOY, self.target.team)

    @cached_property
    def services(self) -> list[Service]:
        """The family's own first; none, with the trouble kept, where they may not be seen."""
        try:
            return sorted(services(self.account), key=lambda one: (one.family != self.family, str(one)))
        except Trouble as trouble:
            self.trouble = trouble
            return []

    @cached_property
    def form(self) -> RunForm:
        first = self.services[0].arn if self.services else TYPED
        return RunForm(self.services, self.posted, initial={"like": first, "key": self.key})

    @property
    def is_ours(self) -> bool:
        return bool(ours(self.target, self.family, [self.revision]))

    @property
    def explanation(self) -> Explanation | None:
        return explain_trouble(self.trouble) if self.trouble else None
