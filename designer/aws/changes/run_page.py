"""Running a revision once: where, and with which network; taken from a service, or typed."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from designer.aws.changes.forms import TYPED, RunForm
from designer.aws.families.account_page import AccountPage
from designer.aws.families.running import Service, services
from designer.aws.families.told import ours
from designer.aws.outcome import Trouble
from designer.teams.models import Person, Target


class RunPage(AccountPage):
    def __init__(
        self, target: Target, person: Person, family: str, revision: int, posted: Any = None
    ) -> None:
        super().__init__(target, person, family)
        self.revision = revision
        self.posted = posted

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
