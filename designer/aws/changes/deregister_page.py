"""Deregistering one revision: what it is used by, and its name to be typed."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext as _

from designer.aws.changes.change import AccountChange
from designer.aws.changes.forms import DeregisterForm
from designer.aws.changes.outcome import Kind
from designer.aws.changes.uses import Uses
from designer.aws.families.account_page import AccountPage
from designer.aws.outcome import Trouble
from designer.teams.models import Person, Target


class DeregisterPage(AccountPage):
    """The account is asked when first needed, and anew for each page."""

    def __init__(self, target: Target, person: Person, family: str, number: int) -> None:
        super().__init__(target, person, family)
        self.number = number
        self.form = DeregisterForm(str(self), initial={"key": self.key})

    def __str__(self) -> str:
        return f"{self.family}:{self.number}"

    @cached_property
    def uses(self) -> Uses | None:
        """None, with the trouble kept, where that may not be seen: then it stays."""
        try:
            self.is_active = self.number in self.account.revisions(self.family).active
            return Uses.read(self.account, self.family)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @property
    def unseen(self) -> Trouble | None:
        """What kept us from looking at schedules."""
        return self.uses.unseen if self.uses else None

    @property
    def users(self) -> list[str]:
        return self.uses.of_revision(self.number) if self.uses else []

    @property
    def obstacle(self) -> str:
        """Why it cannot be done, in a sentence; empty where it can."""
        if self.uses is None:
            return ""
        if not self.is_active:
            return _("There is no active revision of this number.")
        if self.users:
            return _("It is in use: %(users)s.") % {"users": ", ".join(self.users)}
        return ""

    def change(self, key: str) -> AccountChange:
        return deregistering(self.target, self.person, self.family, self.number, key)


def deregistering(target: Target, person: Person, family: str, number: int, key: str) -> AccountChange:
    """Not begun yet."""
    asked = {"family": family, "revision": number, "key": key}
    return AccountChange(target=target, person=person, kind=Kind.DEREGISTER, **asked)
