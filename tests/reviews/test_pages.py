"""What the pages about reviews say, and what their forms do: with scripts or without."""

import re
from collections.abc import Callable
from html import unescape

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from designer.drafts.models import Draft
from designer.reviews.models import Decision, Review, Verdict
from designer.teams.models import Person, Role, Target
from tests.reviews.conftest import asked, decide, edit, status

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
