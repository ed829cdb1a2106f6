"""What the decisions of a review amount to now: derived each time, never copied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, Value

from designer.drafts.models import Draft, Edit
from designer.prepared import Prepared
from designer.reviews.changed import changed_fields, texts_at
from designer.reviews.models.decision import SETTLING, Decision
from designer.reviews.models.pin import subject
from designer.teams.models import Act, ReviewPolicy, Target
from designer.teams.models.team import Grant

if TYPE_CHECKING:
    from designer.reviews.models.pin import PinnedTarget
    from designer.reviews.models.review import Review


@dataclass(frozen=True)
class Count:
    """Approvals that count for one target: how many of how many, and whether the role is among them."""

    given: int
    needed: int
    role: str = ""
    has_role: bool = True

    @property
    def missing(self) -> int:
        return max(0, self.needed - self.given)

    @property
    def is_met(self) -> bool:
        return not self.missing and self.has_role


class Standing:
    """The decisions of a review, against the draft as it is."""

    def __init__(self, review: Review, draft: Draft) -> None:
        self.review = review
        self.draft = draft
        self.pin = review.pin
        self._policies: dict[int, ReviewPolicy] = {}

    @property
    def is_edited(self) -> bool:
        """Whether the draft says something else than what was asked about."""
        return self.draft.digest != self.pin.digest

    @cached_property
    def texts(self) -> dict[int, str]:
        """By version: what was asked about, what was decided about, and what the draft says."""
        decided = [one.pin.version for one in self.latest]
        return texts_at(self.draft, [self.pin.version, self.draft.version, *decided])

    @cached_property
    def edited_fields(self) -> list[str]:
        """What was edited since it was asked for."""
        return changed_fields(self.texts[self.pin.version], self.texts[self.draft.version])

    @property
    def has_moved(self) -> bool:
        """Whether a target stands for another account or Region than when it was asked about."""
        return any(pinned.has_moved for pinned in self.review.pinned_targets)

    @cached_property
    def subject(self) -> str:
        """What would have to be approved as things are now."""
        return subject(self.draft.digest, [pinned.target for pinned in self.review.pinned_targets])

    @cached_property
    def decisions(self) -> list[Decision]:
        return self.review.all_decisions

    @cached_property
    def latest(self) -> list[Decision]:
        """What counts of each person, in the order in which they decided; nothing of who took it back."""
        found = {one.person_id: one for one in self.decisions if one.verdict in SETTLING}
        return [one for one in found.values() if one.is_approval or one.asks_for_changes]

    def is_bound(self, decision: Decision) -> bool:
        """Whether it is about what is asked now."""
        return decision.pin.subject == self.pin.subject

    def is_stale(self, decision: Decision) -> bool:
        """Whether the document or the targets are others since; a wish for changes is met by asking again."""
        is_other = decision.is_approval and decision.pin.subject != self.subject
        return is_other or not self.is_bound(decision)

    @cached_property
    def approvals(self) -> list[Decision]:
        """Those that count: of exactly this, by people who may decide and wrote no part of it."""
        return [one for one in self.latest if one.is_approval and not self.why_not(one)]

    @cached_property
    def requests(self) -> list[Decision]:
        """Wishes for changes that stand."""
        return [one for one in self.latest if one.asks_for_changes and not self.why_not(one)]

    @cached_property
    def stale(self) -> list[Decision]:
        return [one for one in self.latest if self.is_stale(one)]

    def why_not(self, decision: Decision) -> str:
        """Why it does not count: "stale", "wrote" or "left"; empty where it does."""
        if self.is_stale(decision):
            return "stale"
        if decision.is_approval and decision.person_id in self.wrote:
            return "wrote"
        return "" if self.may(Act.DECIDE, decision.person_id) else "left"

    @cached_property
    def wrote(self) -> dict[int, list[int]]:
        """The versions that each person wrote, of what would be new in one of the targets."""
        return written_by(self.draft, self.review.pinned_targets)

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """What each member of the team may do who can sign in."""
        held: dict[int, set[str]] = defaultdict(set)
        for person, role in _roles_in(self.draft.team_id):
            held[person].add(role)
        return held

    def may(self, act: Act, person_id: int) -> bool:
        """Whether somebody holds one of the roles that this takes."""
        return bool(self.roles.get(person_id, set()) & set(act.roles))

    def policy(self, target: Target) -> ReviewPolicy:
        """As it was when this was first asked: a page and a decision go by one and the same."""
        if target.pk not in self._policies:
            self._policies[target.pk] = ReviewPolicy.of(target)
        return self._policies[target.pk]

    def count(self, target: Target) -> Count:
        """What the target's policy asks for, and what of it there is."""
        policy = self.policy(target)
        needed = policy.approvals_for(self.draft.family)
        role = policy.role if needed else ""
        holders = [one for one in self.approvals if role in self.roles[one.person_id]]
        return Count(len(self.approvals), needed, role, has_role=not role or bool(holders))

    @property
    def is_approved(self) -> bool:
        """Somebody approved, and every target has what it asks for."""
        counts = [self.count(pinned.target) for pinned in self.review.pinned_targets]
        return bool(self.approvals) and all(count.is_met for count in counts)

    @property
    def status(self) -> str:
        if self.requests:
            return "changes"
        return "approved" if self.is_approved else "open"


def written_by(draft: Draft, targets: Iterable[Target | PinnedTarget]) -> dict[int, list[int]]:
    """The versions that each person wrote since the draft was registered last in all of these places.

    Edits that were undone count, and what somebody suggested and another applied: who knows the draft
    from inside does not look at it from outside.
    """
    since = min((_registered_in(draft, target) for target in targets), default=0)
    wrote: dict[int, list[int]] = defaultdict(list)
    for version, *people in _edits_since(draft.pk, since):
        for person in dict.fromkeys(people):
            if person is not None:
                wrote[person].append(version)
    return dict(wrote)


def _registered_in(draft: Draft, place: Target | PinnedTarget) -> int:
    """The newest version of this draft that is a revision there; 0 where none is."""
    newest = _registered_last(draft.pk, place.account, place.region)
    return newest[0][0] if newest else 0


@Prepared
def _roles_in(team: int) -> QuerySet[Any, Any]:
    granted = Grant.objects.filter(membership__team=team, membership__person__is_active=True)
    return granted.values_list("membership__person", "role")


@Prepared
def _edits_since(draft: int, version: int) -> QuerySet[Any, Any]:
    since = Value(version)  # which says that no version is less than what stands for one here
    edits = Edit.objects.filter(draft=draft, version__gt=since).order_by("version")
    return edits.values_list("version", "person", "suggested_by")


@Prepared
def _registered_last(draft: int, account: str, region: str) -> QuerySet[Any, Any]:
    there: Any = Draft(pk=draft).registrations  # of an app above, known by that relation alone
    there = there.registered().filter(account=account, region=region).order_by("-version")
    newest: QuerySet[Any, Any] = there.values_list("version")[:1]
    return newest
