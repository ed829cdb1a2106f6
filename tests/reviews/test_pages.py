"""What the pages about reviews say, and what their forms do: with scripts or without."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from designer.reviews.models import Decision, Look, Review, Verdict
from designer.teams.models import Person, ReviewPolicy, Role, Target
from tests.reviews.conftest import asked, decide, edit, make_target, policy, registered, status

Browser = Callable[[Person], Client]
IMAGE = "/containerDefinitions/0/image"


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", unescape(response.content.decode()))


def at(review: Review, verb: str = "") -> str:
    return f"/reviews/{review.pk}/{verb}"


def form(client: Client, review: Review) -> dict[str, str]:
    """What the decision form on the page posts."""
    page = shown(client, at(review)).partition('id="h-dec"')[2]
    return dict(re.findall(r'name="(seen|key)" value="([^"]+)"', page))


def test_an_author_asks_and_comes_to_the_page_of_the_review(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person
) -> None:
    client = client_of(author)
    page = shown(client, f"/drafts/{draft.pk}/ask/")
    key = re.findall(r'name="key" value="([^"]+)"', page)[0]
    sent = {
        "version": "1",
        "key": key,
        "targets": target.pk,
        "reviewers": reviewer.pk,
        "note": "See cpu.",
    }
    response = client.post(f"/drafts/{draft.pk}/ask/", sent)
    review = Review.objects.get()
    assert response["Location"] == at(review)
    page = shown(client, at(review))
    for words in ("Split payments for checkout-api", "mina wants to register edit 1", "See cpu.", "ravi"):
        assert words in page
    assert client.post(f"/drafts/{draft.pk}/ask/", sent)["Location"] == at(review)


def test_what_was_not_accepted_comes_back_as_it_was_typed(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person
) -> None:
    edit(draft, author, "/cpu", "512")
    sent = {
        "version": "1",
        "key": "k" * 24,
        "targets": target.pk,
        "reviewers": reviewer.pk,
        "note": "Mind <b>",
    }
    response = client_of(author).post(f"/drafts/{draft.pk}/ask/", sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "The draft was edited since" in page
    assert "Mind &lt;b&gt;</textarea>" in page
    assert re.search(rf'name="reviewers" value="{reviewer.pk}"[^>]* checked', page)


def test_who_wrote_a_part_cannot_be_ticked(
    client_of: Browser, draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    edit(draft, reviewer, "/cpu", "512")
    page = shown(client_of(author), f"/drafts/{draft.pk}/ask/")
    assert re.search(rf'value="{reviewer.pk}"[^>]* disabled', page)
    assert "wrote a part of it, cannot approve" in page


def test_the_page_compares_with_what_is_registered_last_in_the_target(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(asked(draft, author, [target]), reviewer)
    registered(draft, target, publisher, 41)
    edit(draft, author, IMAGE, "nginx:1.29")
    page = shown(client_of(reviewer), at(asked(draft, author, [target])))
    assert "Registered :41" in page
    assert "1 change" in page
    assert re.search(r"<ins>.*1\.29.*</ins>", page)


def test_a_first_version_is_new_as_a_whole(client_of: Browser, review: Review, reviewer: Person) -> None:
    page = shown(client_of(reviewer), at(review))
    assert "The first version of all: everything is new." in page
    assert "Container app" in page


def test_it_compares_with_any_earlier_edit_and_with_the_last_look(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    client = client_of(reviewer)
    client.post(at(review, "seen/"))
    edit(draft, author, IMAGE, "nginx:1.29")
    edit(draft, author, "/tags/0/value", "other")
    review.ask_again(author, 3)
    assert "My last look" in shown(client, at(review))
    assert "2 changes" in shown(client, f"{at(review)}?from=look")
    assert "1 change" in shown(client, f"{at(review)}?from=edit-2")
    for odd in ("edit-99", "edit--1", "edit-²", "x", "edit-" + "9" * 30):
        assert "2 changes" in shown(client, f"{at(review)}?from={odd}")


def test_a_look_is_kept_by_pressing_and_not_by_reading(
    client_of: Browser, review: Review, reviewer: Person
) -> None:
    client = client_of(reviewer)
    assert "I have seen edit 1" in shown(client, at(review))
    assert not Look.objects.exists()
    part = client.post(at(review, "seen/"), headers={"HX-Request": "true"})
    assert b"I have seen" not in part.content
    assert b"<html" not in part.content
    assert "I have seen" not in shown(client, at(review))


def test_a_reviewer_approves_what_stands_on_the_page(
    client_of: Browser, review: Review, reviewer: Person
) -> None:
    client = client_of(reviewer)
    sent = form(client, review) | {"verdict": "approve"}
    assert client.post(at(review, "decide/"), sent)["Location"] == at(review)
    assert status(review) == "approved"
    page = shown(client, at(review))
    assert "You approved edit 1." in page
    assert "Take my decision back" in page


def test_an_approval_of_what_was_on_the_page_before_is_refused_and_the_note_kept(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    client = client_of(reviewer)
    sent = form(client, review) | {"verdict": "approve", "note": "Fine"}
    edit(draft, author, IMAGE, "nginx:1.29")
    review.ask_again(author, 2)
    response = client.post(at(review, "decide/"), sent)
    assert response.status_code == 409
    assert "mina asked again since you opened this page, for edit 2." in response.content.decode()
    assert "Fine</textarea>" in response.content.decode()
    assert not Decision.objects.exists()


def test_a_stale_approval_is_told_with_the_fields_that_did_it(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    decide(review, reviewer)
    edit(draft, author, IMAGE, "nginx:1.29")
    edit(draft, author, "/tags/0/value", "other")
    review.ask_again(author, 3)
    page = shown(client_of(reviewer), at(review))
    assert "Your decision on edit 1 is stale." in page
    assert "2 fields changed after it: app.image, tags[team]." in page
    assert 'href="?from=edit-1">Show only what changed since' in page
    assert "1 more approval" in page


def test_an_author_asks_again_for_the_edit_on_the_page_with_one_press(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    edit(draft, author, IMAGE, "nginx:1.29")
    page = shown(client_of(reviewer), at(review))
    assert "mina edited it after it was asked for: edit 2." in page
    assert "Approve edit" not in page
    assert "Ask again" not in page
    client = client_of(author)
    assert "Ask again for edit 2" in shown(client, at(review))
    client.post(at(review, "ask-again/"), {"version": "2"})
    assert "mina wants to register edit 2" in shown(client, at(review))


def test_an_author_is_told_that_others_approve(
    client_of: Browser, review: Review, author: Person, draft: Draft
) -> None:
    draft.team.add(author, Role.REVIEWER)
    page = shown(client_of(author), at(review))
    assert "You wrote a part of it, so others approve it." in page
    assert "Approve edit" not in page


def test_secrets_are_not_shown_in_a_review(
    client_of: Browser, draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    secret = "AKIAIOSFODNN7EXAMPLE"
    edit(draft, author, "/containerDefinitions/0/environment/0/value", secret)
    review = asked(draft, author, [target])
    for address in (at(review), f"{at(review)}?from=edit-1", at(review, "json/")):
        assert secret not in shown(client_of(reviewer), address)


def test_the_json_is_compared_on_a_page_of_its_own(
    client_of: Browser, review: Review, draft: Draft, author: Person, reviewer: Person
) -> None:
    edit(draft, author, IMAGE, "nginx:1.29")
    review.ask_again(author, 2)
    client = client_of(reviewer)
    assert f'href="{at(review, "json/")}?from=edit-1"' in shown(client, at(review))
    text = re.sub(r"<[^>]+>", "", shown(client, at(review, "json/?from=edit-1")))
    assert "checkout-api:1.4.2" in text
    assert '"image": "nginx:1.29"' in text


def test_markup_in_names_and_notes_is_shown_as_text(
    client_of: Browser, draft: Draft, author: Person, reviewer: Person, target: Target
) -> None:
    edit(draft, author, IMAGE, "<img src=x>")
    review = asked(draft, author, [target], note="<script>alert(1)</script>")
    page = client_of(reviewer).get(at(review)).content.decode()
    assert "<script>alert" not in page
    assert "<img src=x>" not in page


def test_a_review_that_has_ended_is_read_and_not_decided(
    client_of: Browser, review: Review, author: Person, reviewer: Person
) -> None:
    review.withdraw(author)
    page = shown(client_of(reviewer), at(review))
    assert "Withdrawn: mina" in page
    assert "Your decision" not in page


def test_the_draft_leads_to_its_review_or_to_asking(
    client_of: Browser, draft: Draft, author: Person, target: Target
) -> None:
    client = client_of(author)
    its = f"/drafts/{draft.pk}/its-review/"
    assert client.get(its)["Location"] == f"/drafts/{draft.pk}/ask/"
    review = asked(draft, author, [target])
    assert client.get(its)["Location"] == at(review)
    page = shown(client, f"/drafts/{draft.pk}/review/")
    assert "See the review" in page
    assert ">In review<" in page


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


def test_the_number_of_queries_does_not_depend_on_how_much_was_decided(
    client_of: Browser,
    review: Review,
    draft: Draft,
    author: Person,
    reviewer: Person,
    second_reviewer: Person,
) -> None:
    client = client_of(reviewer)

    def queries(address: str) -> int:
        shown(client, address)
        with CaptureQueriesContext(connection) as made:
            shown(client, address)
        return len(made)

    target = review.pinned_targets[0].target
    decide(review, reviewer, Verdict.COMMENT, "Why?")
    addresses = (at(review), "/reviews/?tab=all", "/drafts/")
    few = [queries(address) for address in addresses]
    for _number in range(4):
        decide(review, second_reviewer, Verdict.COMMENT, "Why?")
        decide(review, reviewer, Verdict.COMMENT, "Because.")
    for number in range(4):
        asked(Draft.start(draft.team, author, {"family": f"f{number}"}), author, [target])
    assert [queries(address) for address in addresses] == few


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
