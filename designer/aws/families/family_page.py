"""A family as it stands in a target: what was approved, what is registered last, what runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from secrets import token_urlsafe
from typing import Any, Final

from designer.aws.account import Revisions
from designer.aws.changes.change import AccountChange
from designer.aws.explanations import Explanation, explain_trouble
from designer.aws.families.account_page import AccountPage
from designer.aws.families.approved import Approved, approved
from designer.aws.families.glimpse import glimpse
from designer.aws.families.running import Service, Tasks, services, tasks
from designer.aws.families.told import Told, ours, told
from designer.aws.models import Registration
from designer.aws.outcome import Trouble
from designer.aws.regions import Region, region
from designer.drafts.models import Draft
from designer.drafts.shown_comparison import ShownComparison
from designer.taskdef.arranged import arranged
from designer.teams.models import Act, Person, Target

ON_A_PAGE: Final = 10
_COMPARED: Final = 2
"""Running revisions that are compared with the latest."""


@dataclass(frozen=True)
class Row:
    """A revision in the list of all. `registration` made it, where it is ours; else `told` says who did."""

    number: int
    is_active: bool
    told: Told | None
    registration: Registration | None
    used_by: list[str]


@dataclass(frozen=True)
class Difference:
    """What two of the three states do not say alike."""

    before: str
    after: str
    comparison: ShownComparison


class FamilyPage(AccountPage):
    """The account is asked when first needed; what it does not tell keeps nothing else from being shown."""

    def __init__(self, target: Target, person: Person, family: str, page: int = 1) -> None:
        super().__init__(target, person, family)
        self.page = page
        self.once = token_urlsafe(18)
        self.blind: Trouble | None = None

    @property
    def region(self) -> Region:
        return region(self.target.region)

    @cached_property
    def may_edit(self) -> bool:
        return self.person.may(Act.EDIT, self.target.team)

    @cached_property
    def changes(self) -> list[AccountChange]:
        """What was asked of the account for this family, newest first."""
        asked = AccountChange.objects.filter(target=self.target.pk, family=self.family)
        return list(asked.select_related("person")[:5])

    @cached_property
    def drafts(self) -> list[Draft]:
        """What the team works on of this family."""
        current = Draft.objects.current().filter(team=self.target.team_id, family=self.family)
        return list(current.order_by("-edited_at")[:5])

    @cached_property
    def approved(self) -> Approved | None:
        return approved(self.target, self.family)

    @cached_property
    def revisions(self) -> Revisions | None:
        """None, with the trouble kept, where the account gives no answer."""
        try:
            return self.account.revisions(self.family)
        except Trouble as trouble:
            self.trouble = trouble
            return None

    @cached_property
    def latest(self) -> Told | None:
        """The newest that tasks can start from."""
        numbers = self.revisions.active if self.revisions else ()
        return self._told(max(numbers)) if numbers else None

    @cached_property
    def latest_registration(self) -> Registration | None:
        """The one of ours that made it, as far as this installation knows."""
        return (
            next(iter(ours(self.target, self.family, [self.latest.number]).values()), None)
            if self.latest
            else None
        )

    @property
    def is_ours(self) -> bool:
        return self.latest_registration is not None

    @cached_property
    def services(self) -> list[Service]:
        """Those that run the family; none, with the trouble kept, where that may not be seen."""
        return [
            one for one in self._all_services if self.family in {use.partition(":")[0] for use in one.uses}
        ]

    @cached_property
    def tasks(self) -> list[Tasks]:
        if self.revisions is None or self.blind:
            return []
        try:
            return [one for one in tasks(self.account, self.family) if not one.is_served]
        except Trouble as trouble:
            self.blind = trouble
            return []

    @cached_property
    def _all_services(self) -> list[Service]:
        if self.revisions is None:
            return []
        try:
            return glimpse(self.target, "services", lambda: services(self.account), fresh=True).read
        except Trouble as trouble:
            self.blind = trouble
            return []

    @cached_property
    def running(self) -> list[int]:
        """The revisions that run, newest first."""
        served = {one.number for one in self.services if one.family == self.family}
        return sorted(served | {_number(one.revision) for one in self.tasks} - {0}, reverse=True)

    @property
    def blind_explanation(self) -> Explanation | None:
        return explain_trouble(self.blind) if self.blind else None

    @property
    def standing(self) -> str:
        """The template part that says how the three stand to each other."""
        stands = {
            "unreachable": self.revisions is None,
            "nothing": self.latest is None,
            "outside": self.latest is not None and not self.is_ours,
            "waiting": self.approved is not None and self.approved.registration is None,
            "behind": bool(self.running) and self.running != [self._latest_number],
            "idle": not self.running,
        }
        name = next((name for name, applies in stands.items() if applies), "alike")
        return f"aws/families/standing/{name}.html"

    @property
    def _latest_number(self) -> int:
        return self.latest.number if self.latest else 0

    @cached_property
    def differences(self) -> list[Difference]:
        """Approved and latest, then each older revision that runs and the latest; only where they differ."""
        if self.latest is None:
            return []
        try:
            found = [*self._from_approved(self.latest), *self._from_running(self.latest)]
        except Trouble as trouble:
            self.trouble = trouble
            return []
        return [one for one in found if one.comparison.number]

    def _from_approved(self, latest: Told) -> list[Difference]:
        if self.approved is None:
            return []
        before, after = self.approved.document, self._document(latest.number)
        if "tags" not in after:  # not every role may see them
            before.pop("tags", None)
        return [Difference("", str(latest), ShownComparison(before, arranged(after, before)))]

    def _from_running(self, latest: Told) -> list[Difference]:
        older = [number for number in self.running if number != latest.number][:_COMPARED]
        return [
            Difference(f"{self.family}:{number}", str(latest), self._compared(number, latest.number))
            for number in older
        ]

    def _compared(self, before: int, after: int) -> ShownComparison:
        new = self._document(after)
        return ShownComparison(arranged(self._document(before), new), new)

    def _document(self, number: int) -> dict[str, Any]:
        if number not in self._documents:
            self._documents[number] = self.account.describe(self.family, number).document
        return self._documents[number]

    @cached_property
    def _documents(self) -> dict[int, dict[str, Any]]:
        return {}

    @cached_property
    def rows(self) -> list[Row]:
        if self.revisions is None:
            return []
        numbers = self._numbers[(self.page - 1) * ON_A_PAGE : self.page * ON_A_PAGE]
        made = ours(self.target, self.family, numbers)
        return [
            Row(
                number,
                number in self.revisions.active,
                None if number in made else self._told(number),
                made.get(number),
                self._users(number),
            )
            for number in numbers
        ]

    @property
    def later(self) -> int:
        """The number of the next page, 0 where there is none."""
        return self.page + 1 if len(self._numbers) > self.page * ON_A_PAGE else 0

    @property
    def _numbers(self) -> list[int]:
        return sorted(self.revisions.known, reverse=True) if self.revisions else []

    def _users(self, number: int) -> list[str]:
        revision = f"{self.family}:{number}"
        served = [str(one) for one in self.services if revision in one.uses]
        return served + [str(one) for one in self.tasks if one.revision == revision]

    def _told(self, number: int) -> Told | None:
        """None where even that is not told: the list goes on."""
        try:
            return glimpse(
                self.target,
                f"revision {self.family}:{number}",
                lambda: told(self.account, self.family, number),
            ).read
        except Trouble:
            return None


def _number(revision: str) -> int:
    number = revision.rpartition(":")[2]
    return int(number) if number.isdecimal() else 0
