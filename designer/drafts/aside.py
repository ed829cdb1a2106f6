"""What of the findings in a draft counts today, and what is set aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from designer.drafts.models import Draft, Waiver
from designer.drafts.places import place_of
from designer.drafts.waivable import WAIVABLE, waivable
from designer.drafts.words import LEVEL_ICONS, LEVEL_TONES, level_name, message
from designer.prepared import Prepared
from designer.taskdef.rule import Finding, Rule


@dataclass(frozen=True)
class SetAside:
    """A finding that does not count, and the waiver that says why."""

    finding: Finding
    waiver: Waiver
    url: str

    @property
    def message(self) -> str:
        return message(self.finding)


@dataclass(frozen=True)
class Judged:
    """The findings in a draft, in their order."""

    counted: list[Finding]
    aside: list[SetAside]


def judge(draft: Draft, findings: Iterable[Finding]) -> Judged:
    """Part what counts from what is set aside today. An error is never set aside, nor what fails later."""
    findings = list(findings)
    found = {finding.rule for finding in findings if finding.level in WAIVABLE}
    waivers = standing_for(draft) if found else {}
    document = draft.document if waivers else {}
    counted: list[Finding] = []
    aside: list[SetAside] = []
    for finding in findings:
        waiver = waivers.get(finding.rule) if finding.level in WAIVABLE else None
        if waiver is None:
            counted.append(finding)
        else:
            url = place_of(finding.path, document).url(draft.pk)
            aside.append(SetAside(finding, waiver, url))
    return Judged(counted, aside)


def standing_for(draft: Draft) -> dict[str, Waiver]:
    """The waivers that hold for a draft today, by rule; its own before the team's."""
    if not _is_any_for(draft.pk, draft.team_id):
        return {}
    found = Waiver.objects.standing().covering([draft]).order_by().prefetch_related("created_by")
    return {waiver.rule: waiver for waiver in sorted(found, key=lambda waiver: waiver.draft_id is not None)}


@Prepared
def _is_any_for(draft: int, team: int) -> QuerySet[Any, Any]:
    """Whether there ever was a waiver for a draft, or for its team: mostly there was none."""
    return Waiver.objects.covering([Draft(pk=draft, team_id=team)]).order_by().values_list("pk")[:1]


@dataclass(frozen=True)
class ShownWaiver:
    """A waiver in the list, with its rule in the reader's language."""

    waiver: Waiver
    may_end: bool = False

    @cached_property
    def _rule(self) -> Rule | None:
        return waivable(self.waiver.rule)

    @property
    def title(self) -> str:
        """The rule's title, or its id where no such rule can be set aside any more."""
        return _(self._rule.title) if self._rule else self.waiver.rule

    @property
    def level(self) -> str:
        return level_name(self._rule.level) if self._rule else ""

    @property
    def tone(self) -> str:
        return LEVEL_TONES[self._rule.level] if self._rule else ""

    @property
    def icon(self) -> str:
        return LEVEL_ICONS[self._rule.level] if self._rule else "info"
