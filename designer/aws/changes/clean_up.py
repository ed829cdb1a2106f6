"""Cleaning up a family: which revisions would go, which stay and why, before anything is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from designer.aws.changes.uses import Uses
from designer.aws.families.account_page import AccountPage
from designer.aws.families.approved import approved
from designer.aws.outcome import Trouble
from designer.teams.models import Person, Target

KEEP: Final = 10
MOST_KEPT: Final = 1_000
AT_ONCE: Final = 20
"""Revisions that go with one press; ECS takes about one such call a second."""


@dataclass(frozen=True)
class Fate:
    """A revision, and what keeps it; nothing does where `keeps` is empty."""

    number: int
    keeps: str = ""


def fates(active: Collection[int], keep: int, uses: Uses, ours: int) -> list[Fate]:
    """Of every active revision, newest first. At least the newest stays."""
    ordered = sorted(active, reverse=True)
    return [
        Fate(number, _keeps(place < max(keep, 1), number == ours, uses.of_revision(number)))
        for place, number in enumerate(ordered)
    ]


def _keeps(is_new: bool, is_ours: bool, users: list[str]) -> str:
    if users:
        return _("used by %(users)s") % {"users": ", ".join(users[:3])}
    if is_new:
        return _("among the newest")
    return _("registered last through this tool") if is_ours else ""


class CleanUpPage(AccountPage):
    """The plan. The account is asked when first needed."""

    def __init__(self, target: Target, person: Person, family: str, keep: int, refusal: str = "") -> None:
        super().__init__(target, person, family)
        self.keep = keep
        self.refusal = refusal
        self.unseen: Trouble | None = None

    @cached_property
    def fates(self) -> list[Fate] | None:
        """None, with the trouble kept, where anything of it may not be seen."""
        try:
            active = self.account.revisions(self.family).active
            uses = Uses.read(self.account, self.family)
        except Trouble as trouble:
            self.trouble = trouble
            return None
        self.unseen = uses.unseen
        return fates(active, self.keep, uses, self._ours)

    @property
    def _ours(self) -> int:
        known = approved(self.target, self.family)
        return (known.registration.revision or 0) if known and known.registration else 0

    @property
    def going(self) -> list[int]:
        """Oldest first."""
        return sorted(fate.number for fate in self.fates or () if not fate.keeps)

    @property
    def now(self) -> list[int]:
        """Those that go with this press."""
        return self.going[:AT_ONCE]

    @property
    def staying(self) -> list[Fate]:
        return [fate for fate in self.fates or () if fate.keeps]
