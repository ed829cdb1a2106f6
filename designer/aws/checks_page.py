"""The checks before sending as a page shows them: what was found, what is being looked at, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.aws.check import Result, Verdict
from designer.aws.check_run import CheckRun, worst
from designer.aws.checking import all_checks
from designer.aws.ready import Ready
from designer.drafts.models import Draft
from designer.teams.models import Act, Person, Target

ICONS: Final = {
    Verdict.PASSED: ("circle-check", "t-ok"),
    Verdict.FAILED: ("circle-x", "t-err"),
    Verdict.UNCHECKED: ("circle-dashed", "t-warn"),
}


@dataclass(frozen=True)
class ShownResult:
    result: Result

    @property
    def words(self) -> str:
        return _(self.result.said).format_map(self.result.values)

    @property
    def remedy(self) -> str:
        return _(self.result.remedy) if self.result.remedy else ""


@dataclass(frozen=True)
class ShownCheck:
    """`results` is None for what is not made yet."""

    name: str
    results: list[Result] | None
    is_under_way: bool

    @property
    def title(self) -> str:
        return str(all_checks()[self.name].title)

    @property
    def verdict(self) -> Verdict | None:
        return None if self.results is None else worst(self.results)

    @property
    def icon(self) -> tuple[str, str, str]:
        """Its name, its classes, and what it says."""
        if self.verdict is not None:
            return (*ICONS[self.verdict], str(self.verdict.label))
        if self.is_under_way:
            return "loader-circle", "t-info spin", _("being made")
        return "circle-dashed", "mut", _("not made")

    @property
    def good(self) -> str:
        """What passed, in one line; that there is nothing to check is good as well."""
        if self.results == []:
            return _("nothing to check in this draft")
        passed = (one for one in self.results or () if one.verdict == Verdict.PASSED)
        return " · ".join(ShownResult(one).words for one in passed)

    @property
    def others(self) -> list[ShownResult]:
        """What failed, then what could not be checked."""
        found = [one for one in self.results or () if one.verdict != Verdict.PASSED]
        return [ShownResult(one) for one in sorted(found, key=lambda one: one.verdict != Verdict.FAILED)]


def shown_checks(run: CheckRun | None) -> list[ShownCheck]:
    """Every check there is, with what it found in a run."""
    found, is_under_way = (run.found, run.is_under_way) if run else ({}, False)
    return [ShownCheck(name, found.get(name), is_under_way) for name in all_checks()]


class ChecksPage:
    """Of a draft's present version in a target."""

    def __init__(self, draft: Draft, target: Target, person: Person) -> None:
        self.draft, self.target, self.person = draft, target, person
        self.ready = Ready(draft, target)
        self.run: CheckRun | None = self.ready.run

    @property
    def is_under_way(self) -> bool:
        return self.run is not None and self.run.is_under_way

    @property
    def is_waiting(self) -> bool:
        """Whether it was begun and somebody has to set off the first check."""
        return self.is_under_way and self.run is not None and self.run.started_at is None

    @property
    def may_make(self) -> bool:
        return self.person.may(Act.LOOK_UP, self.draft.team_id)

    @cached_property
    def checks(self) -> list[ShownCheck]:
        return shown_checks(self.run)

    @property
    def number(self) -> int:
        return len(self.checks)

    @property
    def made(self) -> int:
        return sum(one.results is not None for one in self.checks)

    @property
    def said(self) -> str:
        """6 of 8 · 1 failed · 1 not checked."""
        return " · ".join(self._said())

    def _said(self) -> Iterator[str]:
        verdicts = [one.verdict for one in self.checks]
        failed, unchecked = verdicts.count(Verdict.FAILED), verdicts.count(Verdict.UNCHECKED)
        yield _("%(made)s of %(number)s") % {"made": self.made, "number": self.number}
        if failed:
            yield ngettext("%(n)s failed", "%(n)s failed", failed) % {"n": failed}
        if unchecked:
            yield ngettext("%(n)s not checked", "%(n)s not checked", unchecked) % {"n": unchecked}
