"""Tags that say draft, version and who approved it: part of what is approved, and true, or not registered."""

from typing import Any

import pytest

from designer.drafts.models import Draft
from designer.reviews.gate import Gate
from designer.reviews.models import Review
from designer.taskdef.approval_tags import approval_tags, tags_told
from designer.teams.models import Person, Target
from tests.reviews.conftest import begin, decide, edit, policy, status


@pytest.fixture
def target(target: Target) -> Target:
    policy(target, approvals=1, tags=True)
    return target


def ask(client: Any, draft: Draft, target: Target, *reviewers: Person) -> Any:
    now = Draft.objects.get(pk=draft.pk)
    sent = {"version": now.version, "key": f"{now.version:020}", "targets": [target.pk]}
    ticked = {"reviewers": [one.pk for one in reviewers]}
    return client.post(f"/drafts/{draft.pk}/ask/", sent | ticked)


@pytest.fixture
def review(client_of: Any, author: Person, reviewer: Person, draft: Draft, target: Target) -> Review:
    assert ask(client_of(author), draft, target, reviewer).status_code == 302
    return Review.objects.get()


def tags(draft: Draft) -> dict[str, str]:
    return tags_told(Draft.objects.get(pk=draft.pk).document)


def refusal(draft: Draft, target: Target) -> str:
    found = [need.refusal for need in Gate(Draft.objects.get(pk=draft.pk), target).needs if not need.is_met]
    return found[0] if found else ""


def test_they_are_put_on_as_an_edit_and_that_is_what_is_asked_about(review: Review, draft: Draft) -> None:
    assert tags(draft) == approval_tags(draft.pk, 2, ["ravi"])
    assert review.pin.version == 2
    assert draft.document["tags"][0] in Draft.objects.get().document["tags"]


def test_what_is_approved_with_them_is_registered_with_them(
    review: Review, draft: Draft, target: Target, reviewer: Person, publisher: Person
) -> None:
    decide(review, reviewer)
    assert refusal(draft, target) == ""
    made = begin(draft, target, publisher)
    assert tags_told(made.document)["task-designer:approvers"] == "ravi"
    assert made.digest == review.pin.digest


def test_somebody_else_who_approves_would_make_them_untrue(
    review: Review, draft: Draft, target: Target, second_reviewer: Person
) -> None:
    decide(review, second_reviewer)
    assert "alex approved it, and its tags name others" in refusal(draft, target)


def test_asked_without_them_it_is_not_registered(
    draft: Draft, target: Target, author: Person, reviewer: Person
) -> None:
    made = Review.ask(draft, author, draft.version, [target], [reviewer], key="k" * 20)
    decide(made, reviewer)
    assert "asks for tags with draft, version and approvers" in refusal(draft, target)


def test_asking_again_says_the_new_version(
    client_of: Any, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    edit(draft, author, "/cpu", "512")
    edit(draft, author, "/memory", "1024")
    client_of(author).post(f"/reviews/{review.pk}/ask-again/", {"version": 4})
    assert tags(draft) == approval_tags(draft.pk, 5, ["ravi"])
    decide(Review.objects.get(), reviewer)
    assert status(review) == "approved"


def test_tags_that_are_true_already_make_no_further_edit(
    client_of: Any, review: Review, draft: Draft, author: Person
) -> None:
    client_of(author).post(f"/reviews/{review.pk}/ask-again/", {"version": 2})
    assert Draft.objects.get().version == 2


def test_whoever_asks_has_to_say_who_approves(
    client_of: Any, author: Person, draft: Draft, target: Target
) -> None:
    answer = ask(client_of(author), draft, target)
    assert answer.status_code == 409
    assert "tick who is asked" in answer.content.decode()
    assert Draft.objects.get().version == 1


def test_the_page_says_where_they_are_put_on(
    client_of: Any, author: Person, draft: Draft, target: Target
) -> None:
    shown = client_of(author).get(f"/drafts/{draft.pk}/ask/").content.decode()
    assert "tagged with who approves it" in shown


def test_an_admin_chooses_it(client_of: Any, admin: Person, target: Target) -> None:
    client_of(admin).post(f"/targets/{target.pk}/review-policy/", {"approvals": "1", "tags": "on"})
    target.review_policy.refresh_from_db()
    assert target.review_policy.tags
    assert "Tags" in client_of(admin).get(f"/targets/{target.pk}/").content.decode()


def test_names_are_written_as_aws_takes_them() -> None:
    assert approval_tags(1, 2, ["Jun; DROP", "민아", "a / b"])["task-designer:approvers"] == (
        "Jun_ DROP / a _ b / 민아"
    )
    with pytest.raises(ValueError, match="x"):
        approval_tags(1, 2, ["x" * 300])


@pytest.mark.parametrize("odd", [None, "x", [1, {"key": 1}, {}], {"a": 1}])
def test_tags_of_another_shape_are_none(odd: Any) -> None:
    assert tags_told({"tags": odd}) == {}
