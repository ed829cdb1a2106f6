"""What is registered is what was approved, to the byte and in that place; a refusal says what is missing."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from designer import taskdef
from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.aws.refusal import CannotRegister
from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.teams.models import Person, Target
from tests.drafts import waived
from tests.reviews.conftest import asked, begin, decide, draft_status, edit, policy, registered, status
from tests.reviews.talk import thread_on


@pytest.fixture
def approved(review: Review, reviewer: Person) -> Review:
    decide(review, reviewer)
    return review


def refused(draft: Draft, target: Target, publisher: Person) -> str:
    with pytest.raises(CannotRegister) as reason:
        begin(draft, target, publisher)
    assert not Registration.objects.exists()
    return str(reason.value)


def test_the_approved_bytes_are_what_is_pinned_for_sending(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    made = begin(draft, target, publisher)
    assert made.review == approved
    assert (made.digest, taskdef.digest(made.text)) == (approved.pin.digest, approved.pin.digest)


def test_without_a_review(draft: Draft, target: Target, publisher: Person) -> None:
    assert refused(draft, target, publisher) == (
        "payments-prod takes only what was reviewed. Ask for a review first."
    )


def test_with_a_review_that_nobody_decided_on(
    review: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    assert refused(draft, target, publisher) == "payments-prod asks for 1 approval, and there are 0."


def test_edited_after_it_was_approved(
    approved: Review, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    edit(draft, author, "/containerDefinitions/0/image", "nginx:1")
    edit(draft, author, "/tags/0/value", "other")
    assert refused(draft, target, publisher) == (
        "Edited after it was approved: app.image, tags[team]. Ask again for edit 3."
    )


def test_edited_before_anybody_decided(
    review: Review, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    edit(draft, author, "/containerDefinitions/0/image", "nginx:1")
    assert "Edited after the review was asked for: app.image." in refused(draft, target, publisher)


def test_asked_again_and_not_approved_again(
    approved: Review, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    edit(draft, author, "/containerDefinitions/0/image", "nginx:1")
    approved.ask_again(author, 2)
    assert "there are 0" in refused(draft, target, publisher)


def test_in_another_target(approved: Review, draft: Draft, other_target: Target, publisher: Person) -> None:
    assert refused(draft, other_target, publisher) == (
        f"Review {approved.pk} is for payments-prod, not for payments-eu. Ask for a review that names it."
    )


def test_in_another_region_than_was_approved(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    Target.objects.update(region="us-east-1")
    target.refresh_from_db()
    assert refused(draft, target, publisher) == (
        "payments-prod was 111122223333 in ap-northeast-2 when it was reviewed. Ask again."
    )


def test_an_approval_that_was_taken_back(
    approved: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    decide(approved, reviewer, Verdict.TAKE_BACK)
    assert refused(draft, target, publisher).startswith("ravi took the approval back.")


def test_a_wish_for_changes_though_others_approved(
    approved: Review, draft: Draft, target: Target, second_reviewer: Person, publisher: Person
) -> None:
    decide(approved, second_reviewer, Verdict.CHANGES, "Pin the image")
    assert refused(draft, target, publisher) == "alex asks for changes. Make them, and ask again."


def test_a_review_that_was_withdrawn(
    approved: Review, draft: Draft, target: Target, author: Person, publisher: Person
) -> None:
    approved.withdraw(author)
    assert refused(draft, target, publisher) == f"mina withdrew Review {approved.pk}. Ask for another one."


def test_too_few_approvals(approved: Review, draft: Draft, target: Target, publisher: Person) -> None:
    policy(target, approvals=2)
    assert refused(draft, target, publisher) == "payments-prod asks for 2 approvals, and there are 1."


def test_nobody_of_the_role_among_them(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    policy(target, role="admin")
    assert "the role Admin has to be among" in refused(draft, target, publisher)


def test_an_approver_who_left(
    approved: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    draft.team.memberships.get(person=reviewer).end(reviewer)
    assert "there are 0" in refused(draft, target, publisher)


def test_findings_set_aside_where_the_target_takes_none(
    team: Any, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    risky = Draft.start(team, author, waived.DOCUMENT)
    waived.set_aside(risky, author)
    policy(target, blocks_waivers=True)
    decide(asked(risky, author, [target]), reviewer)
    assert "takes nothing with findings set aside" in refused(risky, target, publisher)


def test_open_threads_where_the_target_takes_none(
    approved: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    thread = thread_on(draft, reviewer, "/cpu")
    policy(target, blocks_threads=True)
    assert refused(draft, target, publisher) == (
        "payments-prod takes nothing with open threads. Resolve them first."
    )
    thread.resolve(reviewer)
    assert begin(draft, target, publisher)


def test_open_threads_elsewhere(
    approved: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    thread_on(draft, reviewer, "/cpu")
    assert begin(draft, target, publisher)


def test_a_target_that_asks_for_none_goes_on_without_a_review(
    draft: Draft, target: Target, publisher: Person
) -> None:
    policy(target, approvals=0)
    assert begin(draft, target, publisher).review is None


def test_an_emulated_target_asks_for_none_unless_its_admins_say_so(
    draft: Draft, target: Target, publisher: Person
) -> None:
    Target.objects.update(endpoint_url="http://127.0.0.1:1")
    target.refresh_from_db()
    begin(draft, target, publisher).settle(Outcome(state=State.REFUSED))
    policy(target, approvals=1)
    with pytest.raises(CannotRegister, match="takes only what was reviewed"):
        begin(draft, target, publisher)


def test_the_review_ends_when_it_is_registered(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    registered(draft, target, publisher)
    assert (status(approved), draft_status(approved)) == ("registered", "registered")
    with pytest.raises(CannotRegister, match="has ended with that"):
        begin(draft, target, publisher)


def test_with_two_targets_it_ends_with_the_second(
    draft: Draft, target: Target, other_target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    review = asked(draft, author, [target, other_target])
    decide(review, reviewer)
    registered(draft, target, publisher)
    assert (status(review), draft_status(review)) == ("approved", "approved")
    registered(draft, other_target, publisher, 2)
    assert (status(review), draft_status(review)) == ("registered", "registered")


def test_one_approval_makes_one_revision_in_a_target(
    draft: Draft, target: Target, other_target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(asked(draft, author, [target, other_target]), reviewer)
    registered(draft, target, publisher)
    with pytest.raises(CannotRegister, match="is registered there already"):
        begin(draft, target, publisher)


def test_what_is_being_registered_is_not_begun_again(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    begin(draft, target, publisher)
    with pytest.raises(CannotRegister, match="being registered already"):
        begin(draft, target, publisher)


def test_the_database_allows_one_registration_an_approval(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    made = begin(draft, target, publisher)
    columns = {name: getattr(made, name) for name in COPIED}
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.create(**columns, key="other")


COPIED = ("draft", "version", "digest", "text", "target", "account", "region", "family", "person", "review")


def test_what_failed_may_be_registered_by_the_same_approval(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    begin(draft, target, publisher).settle(Outcome(state=State.REFUSED, code="ClientException"))
    assert status(approved) == "approved"
    registered(draft, target, publisher)
    assert status(approved) == "registered"


def test_which_review_agreed_never_changes(
    approved: Review, draft: Draft, target: Target, publisher: Person
) -> None:
    begin(draft, target, publisher)
    with pytest.raises(IntegrityError, match="never change"), transaction.atomic():
        Registration.objects.update(review=None)


def test_it_is_not_sent_again_once_the_approval_is_taken_back(
    approved: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    made = begin(draft, target, publisher)
    made.settle(Outcome(state=State.NOT_SENT))
    decide(approved, reviewer, Verdict.TAKE_BACK)
    with pytest.raises(CannotRegister, match="took the approval back"):
        made.queue_again(publisher)
    decide(approved, reviewer)
    assert made.queue_again(publisher)


def test_an_older_text_is_not_sent_again_under_a_newer_approval(
    approved: Review, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    made = begin(draft, target, publisher)
    made.settle(Outcome(state=State.NOT_SENT))
    edit(draft, author, "/containerDefinitions/0/image", "nginx:1")
    approved.ask_again(author, 2)
    decide(approved, reviewer)
    with pytest.raises(CannotRegister, match="says something else since"):
        made.queue_again(publisher)


def test_registering_elsewhere_leaves_the_review_under_way(
    review: Review, draft: Draft, other_target: Target, publisher: Person
) -> None:
    policy(other_target, is_sandbox=True)
    registered(draft, other_target, publisher)
    assert (status(review), draft_status(review)) == ("open", "in review")
