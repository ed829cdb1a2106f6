"""Whether the checks before sending let a draft into a target."""

from __future__ import annotations

from django.utils.translation import gettext as _

from designer.aws.check import Verdict
from designer.aws.check_run import CheckRun
from designer.aws.checking import all_checks
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.teams.models import Target


class Ready:
    """What the last checks of this version found; where AWS is emulated, nobody has to make any."""

    def __init__(self, draft: Draft, target: Target) -> None:
        self.target = target
        self.run = CheckRun.objects.latest_of(draft, target)

    @property
    def _verdicts(self) -> dict[str, Verdict]:
        if self.run is None and self.target.endpoint_url:
            return {}
        made = self.run.verdicts if self.run else {}
        counted = (name for name, check in all_checks().items() if check.blocks)
        return {name: made.get(name, Verdict.UNCHECKED) for name in counted}

    def named(self, verdict: Verdict) -> list[str]:
        """The names of the checks that came to this."""
        return [name for name, one in self._verdicts.items() if one == verdict]

    def _with(self, verdict: Verdict) -> list[str]:
        return [str(all_checks()[name].title) for name in self.named(verdict)]

    @property
    def failed(self) -> list[str]:
        """The titles of checks that failed: nothing is registered with one."""
        return self._with(Verdict.FAILED)

    @property
    def unchecked(self) -> list[str]:
        """Those that could not be made, or were not: they take a tick, or the policy forbids it."""
        return self._with(Verdict.UNCHECKED)

    @property
    def is_forbidden(self) -> bool:
        return bool(self.unchecked) and self.target.blocks_unchecked

    @property
    def is_in_the_way(self) -> bool:
        """Whether no tick helps."""
        return bool(self.failed) or self.is_forbidden

    def refuse(self, *, ticked: bool) -> None:
        """Raises CannotRegister."""
        if self.failed:
            raise CannotRegister(_("A check before sending failed: %s.") % ", ".join(self.failed))
        if self.is_forbidden:
            why = _("The policy of %s asks for every check, and some were not made.")
            raise CannotRegister(why % self.target)
        if self.unchecked and not ticked:
            raise CannotRegister(_("Some checks were not made. Make them, or tick that you send it anyway."))
