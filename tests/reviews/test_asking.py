"""Asking for a review pins what is asked about; one review of a draft is under way at a time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.reviews.refusal import AlreadyAsked, CannotReview
from designer.teams.models import Person, Target
from tests.reviews.conftest import asked, decide, draft_status, edit, make_target, registered, status


def test_asking_pins_the_version_its_digest_and_the_targets(
    draft: Draft, review: Review, target: Target, author: Person
) -> None:
    pin = review.pin
    assert (pin.version, pin.digest, pin.asked_by) == (1, draft.digest, author)
    places = [(one.target, one.account, one.region) for one in review.pinned_targets]
    assert places == [(target, "111122223333", "ap-northeast-2")]
    assert status(review) == "open"
    assert draft_status(review) == "in review"


def test_the_version_that_was_looked_at_is_the_one_that_is_asked_about(
    draft: Draft, author: Person, target: Target
) -> None:
    edit(draft, author, "/cpu", "512")
    with pytest.raises(CannotReview, match="edited since"):
        Review.ask(draft, author, 1, [target], key="k")


def test_an_archived_draft_is_not_asked_about(draft: Draft, author: Person, target: Target) -> None:
    draft.archive(author)
    with pytest.raises(CannotReview, match="archived"):
        asked(draft, author, [target])


def test_it_is_asked_for_somewhere(draft: Draft, author: Person) -> None:
    with pytest.raises(CannotReview, match="Choose where"):
        asked(draft, author, [])


def test_another_teams_target_is_not_asked_for(draft: Draft, author: Person, stranger: Person) -> None:
    theirs = make_target(stranger.teams.get(), "theirs")
    with pytest.raises(CannotReview, match="another team"):
        asked(draft, author, [theirs])


def test_only_authors_ask(draft: Draft, target: Target, viewer: Person, stranger: Person) -> None:
    for person in (viewer, stranger):
        with pytest.raises(PermissionDenied):
            asked(draft, person, [target])


def test_who_wrote_a_part_is_not_asked(
    draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    edit(draft, reviewer, "/cpu", "512")
    with pytest.raises(CannotReview, match="ravi wrote a part"):
        asked(draft, author, [target], reviewer)


def test_who_may_not_decide_is_not_asked(
    draft: Draft, author: Person, target: Target, viewer: Person
) -> None:
    with pytest.raises(CannotReview, match="noa does not decide"):
        asked(draft, author, [target], viewer)


def test_the_same_form_asks_once(draft: Draft, author: Person, target: Target) -> None:
    first = asked(draft, author, [target], key="same")
    with pytest.raises(AlreadyAsked) as again:
        asked(draft, author, [target], key="same")
    assert again.value.review == first
    assert Review.objects.count() == 1


def test_another_review_supersedes_the_one_under_way(
    review: Review, draft: Draft, author: Person, other_target: Target
) -> None:
    second = asked(draft, author, [other_target])
    assert (status(review), status(second)) == ("superseded", "open")


def test_the_database_allows_one_review_under_way_a_draft(review: Review, author: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(draft=review.draft, asked_by=author, key="other")


def test_asking_again_follows_the_draft_and_keeps_what_was_asked_before(
    review: Review, draft: Draft, author: Person
) -> None:
    edit(draft, author, "/cpu", "512")
    review.ask_again(author, 2)
    now = Review.objects.get()
    assert [pin.version for pin in now.all_pins] == [1, 2]
    assert now.pin.digest == Draft.objects.get().digest


def test_asking_again_twice_asks_once(review: Review, draft: Draft, author: Person) -> None:
    edit(draft, author, "/cpu", "512")
    for _twice in range(2):
        review.ask_again(author, 2)
    assert review.pins.count() == 2


def test_a_review_that_is_withdrawn_gives_the_draft_back(review: Review, author: Person) -> None:
    review.withdraw(author, "Not yet")
    assert (status(review), draft_status(review)) == ("withdrawn", "editing")
    assert (review.ended_by, review.ended_why) == (author, "Not yet")
    with pytest.raises(CannotReview, match="has ended: Withdrawn"):
        review.withdraw(author)


def test_only_authors_withdraw(review: Review, reviewer: Person) -> None:
    with pytest.raises(PermissionDenied):
        review.withdraw(reviewer)


def test_a_draft_that_is_registered_is_so_again_when_its_next_review_is_withdrawn(
    review: Review, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(review, reviewer)
    registered(draft, target, publisher)
    asked(draft, author, [target]).withdraw(author)
    assert draft_status(review) == "registered"


def test_a_draft_with_a_review_is_kept(review: Review) -> None:
    assert review.draft.is_kept
    with pytest.raises(Exception, match="protected"):
        review.draft.delete()
