"""What is recorded of a review and who is told of it, in the transaction of what happened."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from designer.audit.models import Record
from designer.drafts.models import Draft
from designer.notices.event import Event
from designer.notices.models import Notice
from designer.reviews.models import Decision, Review, Verdict
from designer.reviews.models.standing import Standing
from designer.reviews.models.telling import whom
from designer.reviews.refusal import CannotReview
from designer.teams.models import Person, Target
from tests.reviews.conftest import asked, decide, edit, registered, status
from tests.reviews.talk import suggest

IMAGE = "/containerDefinitions/0/image"


def recorded() -> list[str]:
    """What is recorded of reviews, oldest first."""
    acts = Record.objects.order_by("pk").values_list("act", flat=True)
    return [act for act in acts if "review" in act or act in ("changes requested", "decision taken back")]


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("event", flat=True))


def test_each_step_is_recorded_once(
    draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    review = asked(draft, author, [target])
    decide(review, reviewer, Verdict.CHANGES, "Pin it")
    edit(draft, author, IMAGE, "nginx:1.29")
    review.ask_again(author, 2)
    decide(review, reviewer)
    decide(review, reviewer, Verdict.TAKE_BACK)
    decide(review, reviewer)
    registered(draft, target, publisher)
    asked(draft, author, [target])
    asked(draft, author, [target]).withdraw(author)
    assert recorded() == [
        "review asked",
        "changes requested",
        "review asked again",
        "review approved",
        "decision taken back",
        "review approved",
        "review registered",
        "review asked",
        "review superseded",
        "review asked",
        "review withdrawn",
    ]


def test_the_record_of_an_approval_says_what_it_is_bound_to(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    facts = json.loads(Record.objects.get(act="review approved").facts)
    assert facts["digest"] == review.pin.digest
    assert facts["subject"] == review.pin.subject


@pytest.mark.django_db(transaction=True)
def test_without_its_record_nothing_is_decided(review: Review, reviewer: Person, monkeypatch: Any) -> None:
    monkeypatch.setattr(Record, "add", refuse)
    with pytest.raises(IntegrityError):
        decide(review, reviewer)
    assert not Decision.objects.exists()
    assert status(review) == "open"


def refuse(*_args: object, **_facts: object) -> None:
    raise IntegrityError("no room for a record")


def test_who_is_asked_by_name_is_told_and_others_are_not(
    draft: Draft, target: Target, author: Person, reviewer: Person, second_reviewer: Person
) -> None:
    asked(draft, author, [target], reviewer)
    assert told(reviewer) == [Event.REVIEW_ASKED]
    assert told(second_reviewer) == []


def test_with_nobody_named_whoever_decides_and_wrote_no_part_is_told(
    draft: Draft, target: Target, author: Person, reviewer: Person, second_reviewer: Person, viewer: Person
) -> None:
    edit(draft, second_reviewer, IMAGE, "nginx:1.29")
    assert whom(asked(draft, author, [target])) == [reviewer]
    assert told(reviewer) == [Event.REVIEW_ASKED]


def test_who_asked_is_told_what_was_decided(review: Review, author: Person, reviewer: Person) -> None:
    decide(review, reviewer, Verdict.CHANGES, "Pin it")
    decide(review, reviewer)
    assert [one for one in told(author) if one != Event.COMMENTED] == [
        Event.CHANGES_REQUESTED,
        Event.APPROVED,
    ]


def test_whose_approval_an_edit_makes_stale_is_told_once_and_by_which_fields(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, author, IMAGE, "nginx:1.29")
    edit(draft, author, "/tags/0/value", "other")
    assert told(reviewer).count(Event.APPROVALS_STALE) == 1
    notice = Notice.objects.get(person=reviewer, event=Event.APPROVALS_STALE)
    assert notice.facts["fields"] == ["app.image"]
    assert notice.url == f"/reviews/{review.pk}/"


def test_who_watches_is_told_that_it_is_registered(
    reviewer: Person, review: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    decide(review, reviewer)
    registered(draft, target, publisher)
    assert Event.REGISTERED in told(reviewer)


def test_the_history_of_a_draft_tells_of_its_review(
    client_of: Callable[[Person], Client], review: Review, reviewer: Person, author: Person
) -> None:
    decide(review, reviewer)
    page = client_of(author).get(f"/drafts/{review.draft_id}/history/").content.decode()
    assert "asked for a review of edit 1 for payments-prod" in page
    assert "approved edit 1" in page


def test_nothing_is_told_of_what_did_not_happen(review: Review, reviewer: Person) -> None:
    before = Notice.objects.count()
    with transaction.atomic():
        decide(review, reviewer)
        transaction.set_rollback(True)
    assert Notice.objects.count() == before


def test_whose_suggestion_was_applied_cannot_approve_and_others_can(
    draft: Draft, target: Target, author: Person, reviewer: Person, second_reviewer: Person
) -> None:
    suggest(draft, reviewer, "/cpu", "512").apply(author)
    review = asked(draft, author, [target])
    with pytest.raises(CannotReview, match="You wrote a part of it: edit 2"):
        decide(review, reviewer)
    decide(review, reviewer, Verdict.CHANGES, "Memory, too.")
    review.ask_again(author, 2)
    decide(review, second_reviewer)
    assert reviewer.pk in Standing(review, draft).wrote


def test_who_suggested_a_part_cannot_approve(review: Review, draft: Draft, reviewer: Person) -> None:
    first = draft.edits.model.objects.filter(draft=draft)
    first.update(suggested_by=reviewer)
    decide_by = Review.objects.get(pk=review.pk)
    assert status(decide_by) == "open"
    with pytest.raises(Exception, match="You wrote a part of it: edit 1"):
        decide(review, reviewer)
