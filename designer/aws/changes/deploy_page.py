"""Which revision a service is to run: what it runs now, what would change, and what is in the way."""

from __future__ import annotations

from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from designer.aws.account import Revisions
from designer.aws.families.account_page import AccountPage
from designer.aws.families.running import Service, service
from designer.aws.families.told import ours
from designer.aws.outcome import Trouble
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef.arranged import arranged
from designer.teams.models import Person, Target

OFFERED: Final = 50


class DeployPage(AccountPage):
    """`revision` is the number that somebody chose, 0 where nobody did. Raises nothing: trouble is kept."""

    def __init__(
        self, target: Target, person: Person, family: str, cluster: str, name: str, revision: int = 0
    ) -> None:
        super().__init__(target, person, family)
        self.cluster = cluster
        self.name = name
        self.asked = revision

    @cached_property
    def service(self) -> Service | None:
        if not self.name:
            return None
        try:
            return service(self.account, self.cluster, self.name)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @cached_property
    def revisions(self) -> Revisions | None:
        if self.service is None:
            return None
        try:
            return self.account.revisions(self.family)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @property
    def offered(self) -> list[int]:
        return sorted(self.revisions.active, reverse=True)[:OFFERED] if self.revisions else []

    @property
    def revision(self) -> int:
        """The one chosen; else the newest that it does not run yet, or the one before."""
        if self.asked:
            return self.asked
        now = self.service.number if self.service else 0
        return next((number for number in self.offered if number != now), 0)

    @property
    def is_rollback(self) -> bool:
        return self.service is not None and self.revision < self.service.number

    @property
    def is_ours(self) -> bool:
        return bool(ours(self.target, self.family, [self.revision]))

    @cached_property
    def obstacle(self) -> str:
        """Why it cannot be done, in a sentence; empty where it can."""
        found = self.service
        if not self.name:
            return _("Choose a service on the page of the family.")
        if found is None:
            return "" if self.trouble else _("There is no such service any more.")
        if found.controller != "ECS":
            return _("This service is deployed by %(controller)s, not by ECS itself: deploy it there.") % {
                "controller": found.controller
            }
        if found.family != self.family:
            return _("It runs another family: %(revision)s.") % {"revision": found.revision}
        if self.revisions is not None and self.revision not in self.revisions.active:
            return _("No task can start from :%(n)s: it is not registered, or deregistered.") % {
                "n": self.revision
            }
        if found.number == self.revision:
            return _("It runs that revision already.")
        return ""

    @cached_property
    def comparison(self) -> ShownComparison | None:
        """From what it runs to what it would run."""
        if self.service is None or not self.revision or self.obstacle or self.trouble:
            return None
        try:
            before = self.account.describe(self.family, self.service.number).document
            after = self.account.describe(self.family, self.revision).document
        except Trouble as trouble:
            self.trouble = trouble
            return None
        return ShownComparison(arranged(before, after), after)
