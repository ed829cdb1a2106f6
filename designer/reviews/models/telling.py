"""What is recorded of a review and who is told of it, in the transaction of what happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from django.urls import reverse

from designer import audit
from designer.notices import Event, tell
from designer.reviews.models.decision import Decision, Verdict
from designer.reviews.models.standing import Standing, written_by
from designer.teams.models import Act, Person

if TYPE_CHECKING:
    from designer.reviews.models.review import Review

_ACTS: Final = {
    Verdict.APPROVE: "review approved",
    Verdict.CHANGES: "changes requested",
    Verdict.COMMENT: "review commented",
    Verdict.TAKE_BACK: "decision taken back",
}
_EVENTS: Final = {
    Verdict.APPROVE: Event.APPROVED,
    Verdict.CHANGES: Event.CHANGES_REQUESTED,
    Verdict.COMMENT: Event.COMMENTED,
}


def asked(review: Review, person: Person, *, again: bool = False) -> None:
    facts = _facts(review)
    act = "review asked again" if again else "review asked"
    record(review, act, person, **facts, digest=review.pin.digest, subject=review.pin.subject)
    _tell(review, Event.REVIEW_ASKED, person, whom(review), **facts)


def decided(review: Review, decision: Decision) -> None:
    facts = {"version": decision.pin.version}
    bound = {"digest": decision.pin.digest, "subject": decision.pin.subject, "decision": decision.pk}
    record(review, _ACTS[Verdict(decision.verdict)], decision.person, **facts, **bound)
    event = _EVENTS.get(Verdict(decision.verdict))
    if event is not None:
        _tell(review, event, decision.person, [review.pin.asked_by], **facts)


def withdrawn(review: Review, person: Person) -> None:
    record(review, "review withdrawn", person)
    _tell(review, Event.REVIEW_WITHDRAWN, person, whom(review), version=review.pin.version)


def went_stale(review: Review, standing: Standing) -> None:
    """Told once: by the first edit after it was asked."""
    stale = [one for one in standing.stale if one.is_approval and standing.is_bound(one)]
    if stale and standing.draft.version == standing.pin.version + 1:
        people = [standing.pin.asked_by, *(one.person for one in stale)]
        facts = {"version": standing.draft.version, "fields": standing.edited_fields[:_NAMED]}
        _tell(review, Event.APPROVALS_STALE, standing.draft.edited_by, people, **facts)


def record(review: Review, act: str, person: Person, **facts: Any) -> None:
    audit.record(act, team=review.draft.team, by=person, about=review, draft=review.draft_id, **facts)


def whom(review: Review) -> list[Person]:
    """Who is asked: those named, or whoever decides and wrote no part of it."""
    named = list(review.reviewers.all())
    if named:
        return named
    holding = review.draft.team.memberships.filter(grants__role__in=Act.DECIDE.roles)
    deciding = review.draft.team.members.filter(memberships__in=holding, is_active=True).distinct()
    wrote = written_by(review.draft, review.pinned_targets)
    return [person for person in deciding if person.pk not in wrote]


def _tell(review: Review, event: Event, by: Person, to: Iterable[Person], **facts: Any) -> None:
    url = reverse("reviews:review", args=[review.pk])
    tell(event, review.draft, by=by, to=to, url=url, review=review.pk, **facts)


def _facts(review: Review) -> dict[str, Any]:
    targets = [pinned.target.name for pinned in review.pinned_targets]
    return {"version": review.pin.version, "targets": targets}


_NAMED: Final = 5
