"""A decision is bound to exactly what was seen: any change of the document or the targets makes it stale."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from designer.drafts.models import Draft, KeyReused
from designer.reviews.models import Decision, Look, Review, Verdict
from designer.reviews.models.standing import Standing
from designer.reviews.refusal import CannotReview
from designer.teams.models import Person, Role, Target
from tests.reviews.conftest import asked, decide, draft_status, edit, policy, registered, status


def standing(review: Review) -> Standing:
    return Standing(Review.objects.get(pk=review.pk), Draft.objects.get(pk=review.draft_id))


def names(decisions: list[Decision]) -> list[str]:
    return [decision.person.name for decision in decisions]


def test_one_approval_by_another_person_is_enough_by_default(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    assert (status(review), draft_status(review)) == ("approved", "approved")


def test_deciding_is_a_look_at_that_version(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    assert Look.objects.filter(review=review, person=reviewer, version=1).exists()


def test_an_edit_makes_approvals_stale_in_its_own_transaction(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, author, "/cpu", "512")
    assert (status(review), draft_status(review)) == ("open", "in review")
    assert names(standing(review).stale) == ["ravi"]
    assert standing(review).approvals == []


def test_asking_again_for_the_edit_does_not_bring_them_back(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, author, "/cpu", "512")
    review.ask_again(author, 2)
    assert status(review) == "open"
    assert names(standing(review).stale) == ["ravi"]


def test_an_edit_that_is_undone_leads_back_to_what_was_approved(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, author, "/cpu", "512")
    Draft.objects.get().undo(author)
    assert status(review) == "approved"


def test_a_target_that_becomes_another_account_makes_approvals_stale(
    review: Review, target: Target, reviewer: Person
) -> None:
    decide(review, reviewer)
    Target.objects.update(account="999999999999")
    assert names(standing(review).stale) == ["ravi"]
    assert not standing(review).is_approved


def test_nobody_approves_what_was_asked_again_since_they_looked(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    seen = review.pin.subject
    edit(draft, author, "/cpu", "512")
    review.ask_again(author, 2)
    with pytest.raises(CannotReview, match="asked again since you opened this page, for edit 2"):
        review.decide(reviewer, Verdict.APPROVE, seen, key="k")


def test_nobody_approves_what_was_edited_since(
    review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    edit(draft, author, "/cpu", "512")
    with pytest.raises(CannotReview, match="mina edited the draft since: edit 2"):
        decide(review, reviewer)


def test_an_author_cannot_approve_their_own_review(review: Review, draft: Draft, author: Person) -> None:
    draft.team.add(author, Role.REVIEWER)
    with pytest.raises(CannotReview, match="You wrote a part of it: edit 1"):
        decide(review, author)


def test_who_wrote_a_part_cannot_approve_though_it_was_undone(
    draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    edit(draft, reviewer, "/cpu", "512")
    Draft.objects.get().undo(reviewer)
    with pytest.raises(CannotReview, match="You wrote a part of it: edit 2, 3"):
        decide(asked(draft, author, [target]), reviewer)


def test_who_writes_a_part_after_approving_counts_no_more(
    review: Review, draft: Draft, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, reviewer, "/cpu", "512")
    Draft.objects.get().undo(reviewer)
    assert status(review) == "open"
    assert [standing(review).why_not(one) for one in standing(review).latest] == ["wrote"]


def test_what_was_written_before_the_last_registration_there_is_forgotten(
    review: Review, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(review, reviewer)
    registered(draft, target, publisher)
    draft.team.add(author, Role.REVIEWER)
    edit(draft, publisher, "/cpu", "512")
    draft.team.add(publisher, Role.AUTHOR)
    second = asked(draft, publisher, [target])
    decide(second, author)
    assert status(second) == "approved"


def test_what_was_registered_elsewhere_only_is_not_forgotten(
    draft: Draft, target: Target, other_target: Target, author: Person, publisher: Person
) -> None:
    policy(other_target, is_sandbox=True)
    registered(draft, other_target, publisher)
    draft.team.add(author, Role.REVIEWER)
    draft.team.add(publisher, Role.AUTHOR)
    with pytest.raises(CannotReview, match="wrote a part"):
        decide(asked(draft, publisher, [target]), author)


@pytest.mark.parametrize("who", ["viewer", "author", "publisher", "stranger"])
def test_only_reviewers_decide(who: str, review: Review, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises((PermissionDenied, CannotReview)):
        decide(review, person)
    with pytest.raises(PermissionDenied):
        decide(review, person, Verdict.CHANGES, "No")


def test_a_member_comments_and_nothing_else_changes(review: Review, viewer: Person, reviewer: Person) -> None:
    decide(review, reviewer)
    decide(review, viewer, Verdict.COMMENT, "Why?")
    decide(review, reviewer, Verdict.COMMENT, "Because.")
    assert status(review) == "approved"


def test_a_wish_for_changes_stands_until_it_is_asked_again(
    review: Review, draft: Draft, author: Person, reviewer: Person, second_reviewer: Person
) -> None:
    decide(review, reviewer, Verdict.CHANGES, "Pin it")
    decide(review, second_reviewer)
    assert (status(review), draft_status(review)) == ("changes", "changes")
    edit(draft, author, "/cpu", "512")
    assert status(review) == "changes"
    review.ask_again(author, 2)
    assert status(review) == "open"


@pytest.mark.parametrize("verdict", [Verdict.CHANGES, Verdict.COMMENT])
def test_words_are_needed_for_it(verdict: str, review: Review, reviewer: Person) -> None:
    with pytest.raises(CannotReview, match="Write what"):
        decide(review, reviewer, verdict, "  ")


def test_an_approval_can_be_taken_back(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    decide(review, reviewer, Verdict.TAKE_BACK)
    assert status(review) == "open"
    assert standing(review).latest == []


def test_who_leaves_the_team_takes_the_approval_along(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    review.draft.team.memberships.get(person=reviewer).end(reviewer)
    assert standing(review).approvals == []


def test_pressing_twice_decides_once(review: Review, reviewer: Person) -> None:
    seen = review.pin.subject
    made = [review.decide(reviewer, Verdict.APPROVE, seen, key="same") for _twice in range(2)]
    assert made[0] == made[1] == Decision.objects.get()
    with pytest.raises(KeyReused):
        review.decide(reviewer, Verdict.COMMENT, seen, note="Other", key="same")


def test_nothing_is_decided_once_it_has_ended(review: Review, author: Person, reviewer: Person) -> None:
    review.withdraw(author)
    with pytest.raises(CannotReview, match="has ended"):
        decide(review, reviewer)


POLICIES: dict[str, tuple[dict[str, Any], str]] = {
    "two approvals": ({"approvals": 2}, "open"),
    "an admin among them": ({"role": "admin"}, "open"),
    "a reviewer among them": ({"role": "reviewer"}, "approved"),
    "more for this family": ({"families": "checkout-* 2"}, "open"),
    "more for another family": ({"families": "orders 2"}, "approved"),
    "the first pattern counts": ({"families": "checkout-* 1\n* 5"}, "approved"),
    "none at all": ({"approvals": 0}, "approved"),
    "a sandbox": ({"approvals": 2, "is_sandbox": True}, "approved"),
}


@pytest.mark.parametrize("name", POLICIES)
def test_the_targets_policy_says_how_much_is_needed(
    name: str, draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    columns, expected = POLICIES[name]
    policy(target, **columns)
    review = asked(draft, author, [target])
    decide(review, reviewer)
    assert status(review) == expected


def test_nothing_is_approved_before_somebody_approves(draft: Draft, author: Person, target: Target) -> None:
    policy(target, approvals=0)
    assert status(asked(draft, author, [target])) == "open"


def test_every_target_has_to_have_what_it_asks_for(
    draft: Draft, author: Person, reviewer: Person, target: Target, other_target: Target
) -> None:
    policy(other_target, approvals=2)
    review = asked(draft, author, [target, other_target])
    decide(review, reviewer)
    assert status(review) == "open"
