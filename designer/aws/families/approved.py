"""What a team agreed to for a family in a target: waiting to be registered, or registered last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from designer import taskdef
from designer.aws.models import Registration
from designer.drafts.models import Draft
from designer.reviews.gate import Gate
from designer.reviews.models import Review
from designer.teams.models import Target


@dataclass(frozen=True)
class Approved:
    """`registration` is None where it waits; `who` agreed to it, `text` is what they agreed to."""

    draft: Draft
    version: int
    text: str
    who: str
    at: datetime
    registration: Registration | None = None

    @property
    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = taskdef.read(self.text)
        return found

    @property
    def is_current(self) -> bool:
        """Whether its draft still says this, so that registering it again is registering the draft."""
        return self.draft.archived_at is None and self.draft.digest == taskdef.digest(self.text)


def approved(target: Target, family: str) -> Approved | None:
    """The newest of the two."""
    return _waiting(target, family) or _registered(target, family)


def _waiting(target: Target, family: str) -> Approved | None:
    live = Review.objects.live().filter(draft__team=target.team_id, draft__family=family)
    for review in live.select_related("draft__content", "draft__team").order_by("-pk"):
        gate = Gate(review.draft, target)
        if gate.passing is not None and gate.standing is not None and gate.count.is_met:
            given = gate.standing.approvals
            who = ", ".join(str(one.person) for one in given)
            at = max((one.at for one in given), default=review.draft.edited_at)
            return Approved(review.draft, review.draft.version, review.draft.text, who, at)
    return None


def _registered(target: Target, family: str) -> Approved | None:
    there = {"account": target.account, "region": target.region, "family": family}
    rows = Registration.objects.registered().filter(**there, draft__team=target.team_id)
    row = rows.select_related("draft", "person").order_by("-revision", "-created_at").first()
    if row is None:
        return None
    return Approved(row.draft, row.version, row.text, str(row.person), row.created_at, row)
