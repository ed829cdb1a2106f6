"""The list of reviews, and what the list of drafts says of them."""

import re

import pytest

from designer.drafts.models import Draft
from designer.reviews.models import Review, Verdict
from designer.teams.models import Person, Role, Target
from tests.reviews.conftest import asked, decide, edit
from tests.reviews.test_pages import IMAGE, Browser, at, shown


@pytest.mark.parametrize(
    ("tab", "expected"), [("", {"store", "shop"}), ("?tab=mine", {"shop"}), ("?tab=all", {"store", "shop"})]
)
def test_the_list_tells_what_waits_what_is_mine_and_all(
    tab: str,
    expected: set[str],
    client_of: Browser,
    draft: Draft,
    author: Person,
    reviewer: Person,
    target: Target,
) -> None:
    decided = asked(Draft.start(draft.team, author, {"family": "done"}), author, [target])
    decide(decided, reviewer)
    asked(Draft.start(draft.team, author, {"family": "store"}), author, [target])
    shop = Draft.start(draft.team, author, {"family": "shop"})
    draft.team.add(reviewer, Role.AUTHOR)
    asked(shop, author, [target], reviewer)
    if tab == "?tab=mine":
        edit(shop, reviewer, "/cpu", "256")
    page = shown(client_of(reviewer), f"/reviews/{tab}")
    assert {family for family in ("store", "shop") if f">{family}</a>" in page} == expected
    assert (">done</a>" in page) == (tab == "?tab=all")


def test_what_was_edited_since_waits_for_its_author(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    assert list(Review.objects.waiting_for(reviewer)) == [review]
    edit(draft, author, IMAGE, "nginx:1.29")
    assert not Review.objects.waiting_for(reviewer).exists()


def test_who_is_not_named_is_not_waited_for(
    draft: Draft, author: Person, reviewer: Person, second_reviewer: Person, target: Target
) -> None:
    asked(draft, author, [target], reviewer)
    assert Review.objects.waiting_for(reviewer).exists()
    assert not Review.objects.waiting_for(second_reviewer).exists()


def test_what_was_taken_back_waits_again(review: Review, reviewer: Person) -> None:
    decide(review, reviewer)
    decide(review, reviewer, Verdict.TAKE_BACK)
    assert Review.objects.waiting_for(reviewer).exists()


def test_another_teams_reviews_are_in_no_list(client_of: Browser, review: Review, stranger: Person) -> None:
    client = client_of(stranger)
    for address in ("/reviews/", "/reviews/?tab=all", "/reviews/?tab=mine", "/drafts/"):
        assert "checkout-api" not in shown(client, address)
    assert client.get(f"/reviews/?tab=all&before={review.pk}").status_code == 404


def test_the_list_of_drafts_shows_status_and_reviewers(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    page = shown(client_of(author), "/drafts/?status=approved")
    assert f'href="{at(review)}"' in page
    assert 'aria-label="Approved"' in page
    edit(draft, author, IMAGE, "nginx:1.29")
    page = shown(client_of(author), "/drafts/?status=in+review")
    assert 'aria-label="Stale"' in page


def test_a_review_that_waits_is_named_above_the_drafts(
    client_of: Browser, review: Review, author: Person, reviewer: Person
) -> None:
    for page in (shown(client_of(reviewer), address) for address in ("/drafts/", "/inbox/")):
        assert re.search(rf'href="{at(review)}">checkout-api</a>.{{0,60}}asked by mina', page)
        assert '<span class="tag">1<span class="sr"> waiting for you' in page
    page = shown(client_of(author), "/drafts/")
    assert "waits for you" not in page
    assert "waiting for you" not in page
