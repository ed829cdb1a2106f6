"""What an account asks for, said on its page, and what the page before registering makes of it."""

from html import unescape
from typing import Any

import pytest

from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.teams.models import Person, ReviewPolicy, Target
from tests.reviews.conftest import asked, decide, make_target, policy, status
from tests.reviews.test_pages import Browser, shown


def test_an_admin_says_how_many_approvals_are_needed_and_reviews_under_way_follow(
    client_of: Browser, admin: Person, review: Review, reviewer: Person, target: Target
) -> None:
    decide(review, reviewer)
    sent = {"approvals": "2", "families": "orders-* 3\n", "role": "admin"}
    assert client_of(admin).post(f"/targets/{target.pk}/review-policy/", sent).status_code == 302
    kept = ReviewPolicy.objects.get()
    assert (kept.approvals, kept.role, kept.approvals_for("orders-api")) == (2, "admin", 3)
    assert status(review) == "open"


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ({"families": "orders"}, "Write a pattern and a number"),
        ({"families": "orders many"}, "in place of “orders many”"),
        ({"families": "orders 12"}, "More than 9 approvals"),
        ({"approvals": "12"}, "More than 9 approvals"),
        ({"approvals": "x"}, "Enter a whole number"),
    ],
)
def test_a_policy_that_cannot_be_read_is_shown_as_typed(
    field: dict[str, str], words: str, client_of: Browser, admin: Person, target: Target
) -> None:
    sent = {"approvals": "1"} | field
    response = client_of(admin).post(f"/targets/{target.pk}/review-policy/", sent)
    page = unescape(response.content.decode())
    assert response.status_code == 422
    assert words in page
    assert next(iter(field.values())) in page
    assert not ReviewPolicy.objects.exists()


def test_a_target_that_was_reviewed_for_stays(client_of: Browser, admin: Person, review: Review) -> None:
    target = review.pinned_targets[0].target
    client_of(admin).post(f"/targets/{target.pk}/remove/")
    assert Target.objects.filter(pk=target.pk).exists()


def test_a_target_that_becomes_another_account_opens_its_reviews_again(
    client_of: Browser, admin: Person, review: Review, reviewer: Person, target: Target
) -> None:
    decide(review, reviewer)
    columns: dict[str, Any] = {"name": target.name, "account": "999999999999", "region": target.region}
    assert client_of(admin).post(f"/targets/{target.pk}/", columns | {"role_arn": ""}).status_code == 302
    assert status(review) == "open"


def test_the_page_before_registering_says_what_is_missing_or_who_approved(
    client_of: Browser, draft: Draft, author: Person, reviewer: Person, publisher: Person
) -> None:
    target = make_target(draft.team, "emulated", endpoint_url="http://127.0.0.1:1")
    policy(target, approvals=1)
    client, address = client_of(publisher), f"/drafts/{draft.pk}/register/?target={target.pk}"
    assert "emulated takes only what was reviewed. Ask for a review first." in shown(client, address)
    decide(asked(draft, author, [target]), reviewer)
    page = shown(client, address)
    assert "Approved 1 of 1" in page
    assert "Approved by" in page
