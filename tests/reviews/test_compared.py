"""What a review is compared with, and what its reader has seen of it."""

import re

from designer.drafts.models import Draft
from designer.reviews.models import Look, Review
from designer.teams.models import Person, Target
from tests.reviews.conftest import asked, decide, edit, policy, registered
from tests.reviews.test_pages import IMAGE, Browser, at, shown


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


def test_a_review_that_led_to_a_revision_still_shows_what_was_new_by_it(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    decide(asked(draft, author, [target]), reviewer)
    registered(draft, target, publisher)
    edit(draft, author, IMAGE, "nginx:1.29")
    review = asked(draft, author, [target])
    decide(review, reviewer)
    registered(draft, target, publisher, 2)
    page = shown(client_of(author), at(review))
    assert "Registered :1" in page
    assert changes(page) == {"app.image"}


def test_what_was_seen_is_hidden_by_a_link_and_what_changed_once_more_is_not(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    policy(target, approvals=0)
    registered(draft, target, publisher)
    edit(draft, author, "/cpu", "512")
    edit(draft, author, "/memory", "1024")
    review, client = asked(draft, author, [target]), client_of(reviewer)
    assert "Hide what I have seen" not in shown(client, at(review))
    client.post(at(review, "seen/"))
    edit(draft, author, "/memory", "2048")
    edit(draft, author, IMAGE, "nginx:1.29")
    review.ask_again(author, Draft.objects.get().version)
    page = shown(client, at(review))
    [link] = re.findall(r'href="(\?[^"]*only=unseen)"', page)
    assert changes(page) == {"app.image", "cpu", "memory"}
    page = shown(client, f"{at(review)}{link}")
    assert changes(page) == {"app.image", "memory"}
    assert "1 change that you have seen is hidden." in page
    client.post(at(review, "seen/"))
    assert "You have seen all of these changes." in shown(client, f"{at(review)}{link}")


def test_a_secret_that_changed_once_more_is_new_though_pages_hide_both(
    client_of: Browser, draft: Draft, target: Target, author: Person, reviewer: Person, publisher: Person
) -> None:
    policy(target, approvals=0)
    registered(draft, target, publisher)
    secret = "/containerDefinitions/0/environment"
    edit(draft, author, secret, [{"name": "API_TOKEN", "value": "first-9f8e7d6c5b4a"}])
    review, client = asked(draft, author, [target]), client_of(reviewer)
    client.post(at(review, "seen/"))
    edit(draft, author, secret, [{"name": "API_TOKEN", "value": "other-1a2b3c4d5e6f"}])
    review.ask_again(author, Draft.objects.get().version)
    page = shown(client, f"{at(review)}?only=unseen")
    assert "app.environment[API_TOKEN]" in changes(page)
    assert "first-9f8e" not in page


def changes(page: str) -> set[str]:
    """Where, of each change that is shown."""
    return set(re.findall(r'<article class="chg".*?<code[^>]*>(.*?)</code>', page))


def test_a_look_is_kept_by_pressing_and_not_by_reading(
    client_of: Browser, review: Review, reviewer: Person
) -> None:
    client = client_of(reviewer)
    assert "I have seen edit 1" in shown(client, at(review))
    assert not Look.objects.exists()
    part = client.post(at(review, "seen/"), headers={"HX-Request": "true"})
    assert b"I have seen edit" not in part.content
    assert b"<html" not in part.content
    assert "I have seen edit" not in shown(client, at(review))
