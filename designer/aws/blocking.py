"""What keeps a draft from being registered in a target: findings of the levels that its policy names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from designer.aws.refusal import CannotRegister
from designer.drafts.aside import Judged, judge
from designer.drafts.models import Draft
from designer.drafts.words import counted_words
from designer.taskdef.check import all_rules
from designer.taskdef.rule import Finding, Level
from designer.teams.models import Target

Place = tuple[str, str]
"""A rule's id and the pointer at which it found something."""


@dataclass(frozen=True)
class SendAnyway:
    """The errors that a publisher sends anyway, and why. With none of them, nothing is overridden.

    `unchecked`: checks that were not made are passed over as well.
    """

    reason: str = ""
    places: frozenset[Place] = frozenset()
    unchecked: bool = False


NOTHING_ANYWAY = SendAnyway()


def is_in_doubt(finding: Finding) -> bool:
    """Whether it is an error of which we may be wrong, so that a publisher may let AWS decide."""
    return finding.level == "error" and all_rules()[finding.rule].confidence != "high"


def place(finding: Finding) -> Place:
    return finding.rule, finding.path


@dataclass(frozen=True)
class Blocking:
    """What is in the way of a draft's present version, with the levels that the target's policy names."""

    draft: Draft
    levels: tuple[Level, ...] = ("error",)

    @classmethod
    def of(cls, draft: Draft, target: Target | None) -> Blocking:
        return cls(draft, target.blocks) if target else cls(draft)

    @cached_property
    def judged(self) -> Judged:
        return judge(self.draft, self.draft.checked.findings)

    @cached_property
    def sure(self) -> list[Finding]:
        """Errors that AWS surely refuses."""
        return [one for one in self.judged.counted if one.level == "error" and not is_in_doubt(one)]

    @cached_property
    def in_doubt(self) -> list[Finding]:
        """Errors that may be sent anyway."""
        return [one for one in self.judged.counted if is_in_doubt(one)]

    @cached_property
    def by_policy(self) -> list[Finding]:
        """What AWS takes and this target's policy does not."""
        return [one for one in self.judged.counted if one.level != "error" and one.level in self.levels]

    @property
    def policy_words(self) -> str:
        """2 security, 1 advice: what the policy keeps out."""
        found = [one.level for one in self.by_policy]
        return ", ".join(counted_words(level, found.count(level)) for level in self.levels if level in found)

    def refuse(self, anyway: SendAnyway, target: Target) -> None:
        """Raises CannotRegister when something is in the way that nobody sends anyway."""
        if self.sure:
            raise CannotRegister(_("The draft has errors. Mend them first."))
        doubted = {place(finding) for finding in self.in_doubt}
        if doubted - anyway.places:
            raise CannotRegister(
                _("The draft has errors. Mend them first, or tick each that you send anyway.")
            )
        if anyway.places - doubted:
            raise CannotRegister(_("What was to be sent anyway is no error of this draft. Look at it again."))
        if anyway.places and not anyway.reason.strip():
            raise CannotRegister(_("Say why it is sent anyway."))
        if self.by_policy:
            raise CannotRegister(
                _("The policy of %(target)s keeps it out: %(found)s. Mend it first, or set it aside.")
                % {"target": target, "found": self.policy_words}
            )
