"""Four people, in a real browser: one asks, one decides, one comments and suggests a value, which is applied;
what is edited after is asked about again, and what was approved is registered and nothing else. Somebody of
another team sees none of it.

Told in English with scripts, and in Korean without: the words differ, the way does not.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from designer.aws.models import Registration
from designer.drafts.models import Draft
from designer.reviews.models import Review
from designer.teams.models import Person, ReviewPolicy, Role, Target, Team
from tests.aws.documents import DOCUMENT
from tests.browser import Browse
from tests.emulator.proxy import Proxy

pytestmark = [pytest.mark.browser, pytest.mark.told_twice]

IMAGE = "/containerDefinitions/0/image"
NEXT = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/checkout-api:1.5.0"
NOTE = "Say which digest that is."


@pytest.fixture
def target(team: Team, aws: Proxy) -> Target:
    """Emulated, and as strict as a real one."""
    made = Target.objects.create(
        team=team,
        name="payments-prod",
        account="111122223333",
        region="ap-northeast-2",
        role_arn="arn:aws:iam::111122223333:role/designer-register",
        endpoint_url=aws.address,
    )
    ReviewPolicy.objects.create(target=made, approvals=1)
    return made


@pytest.fixture
def draft(team: Team, author: Person, target: Target) -> Draft:
    return Draft.start(team, author, DOCUMENT, purpose="Split payments")


@pytest.fixture
def publisher(team: Team) -> Person:
    """Registers, and writes nothing."""
    return team.add(Person.objects.create_user("jun@example.com", "jun"), Role.PUBLISHER).person


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("locale", "scripts"), [("en", True), ("ko", False)], ids=["English", "Korean without scripts"]
)
def test_from_asking_to_the_revision(
    browse: Browse,
    draft: Draft,
    author: Person,
    reviewer: Person,
    publisher: Person,
    stranger: Person,
    ecs: Any,
    locale: str,
    scripts: bool,
) -> None:
    def open_for(person: Person) -> Page:
        return browse(person, locale=locale, java_script_enabled=scripts)

    mina, ravi, jun = open_for(author), open_for(reviewer), open_for(publisher)
    ask(mina, draft, reviewer)
    review = Review.objects.get()
    decide(ravi, review, "changes", NOTE)
    assert_status("changes")
    expect_text(mina, review, NOTE)
    comment_and_suggest(jun, draft, "A tag moves.", NEXT)
    apply_the_suggestion(mina, review, "A tag moves.")
    assert_both_names(draft, author, publisher)
    ask_again(mina, review)
    decide(ravi, review, "approve")
    assert_status("approved")
    change_the_image(mina, draft, NEXT + "-fix")
    assert_status("open")
    refused(jun, draft)
    ask_again(mina, review)
    follow_what_changed_since(ravi, review)
    decide(ravi, review, "approve")
    register(jun, draft)
    assert_status("registered")
    stored = ecs.describe_task_definition(taskDefinition="checkout-api:1")["taskDefinition"]
    assert stored["containerDefinitions"][0]["image"] == f"{NEXT}-fix"
    assert Registration.objects.get().review == review
    sees_none_of_it(open_for(stranger), draft, review)


def ask(page: Page, draft: Draft, reviewer: Person) -> None:
    page.goto(f"/drafts/{draft.pk}/review/")
    page.click(f'aside a[href="/drafts/{draft.pk}/ask/"]')
    page.check(f'[name=reviewers][value="{reviewer.pk}"]')
    page.fill("[name=note]", "Two containers instead of one.")
    page.click("main form button.p")
    page.wait_for_url("**/reviews/*/")


def decide(page: Page, review: Review, verdict: str, note: str = "") -> None:
    page.goto("/reviews/")
    page.click(f'main a[href="/reviews/{review.pk}/"]')
    page.fill("#note", note)
    with page.expect_navigation():
        page.click(f'main form button[name=verdict][value="{verdict}"]:visible >> nth=-1')
    expect(page.locator(".note.ok")).to_be_visible()


def comment_and_suggest(page: Page, draft: Draft, comment: str, value: str) -> None:
    page.goto(f"/drafts/{draft.pk}/comments/?at={IMAGE}")
    form = page.locator(f'form[action="/drafts/{draft.pk}/comments/"]')
    form.locator("[name=text]").fill(comment)
    form.locator("[name=value]").fill(value)
    with page.expect_navigation():
        form.locator("button:visible").click()
    expect(page.locator(".cmt")).to_contain_text(comment)


def apply_the_suggestion(page: Page, review: Review, comment: str) -> None:
    page.goto(f"/reviews/{review.pk}/")
    thread = page.locator("article.thread", has_text=comment)
    with page.expect_navigation():
        thread.locator('form[action^="/suggestions/"] button').click()
    page.goto(f"/reviews/{review.pk}/")
    expect(thread.locator(".tag.ok")).to_be_visible()


def assert_both_names(draft: Draft, author: Person, other: Person) -> None:
    edit = draft.edits.get(version=2)
    assert (edit.person, edit.suggested_by) == (author, other)


def ask_again(page: Page, review: Review) -> None:
    page.goto(f"/reviews/{review.pk}/")
    with page.expect_navigation():
        page.click(f'form[action="/reviews/{review.pk}/ask-again/"] button')


def change_the_image(page: Page, draft: Draft, image: str) -> None:
    before = Draft.objects.get().version
    page.goto(f"/drafts/{draft.pk}/containers/0/")
    field = page.locator(f'[name="{IMAGE}"]')
    field.fill(image)
    field.press("Enter")
    page.wait_for_load_state("networkidle")
    for _moment in range(50):
        if Draft.objects.get().version > before:
            return
        page.wait_for_timeout(100)
    raise AssertionError("nothing was saved")


def follow_what_changed_since(page: Page, review: Review) -> None:
    page.goto(f"/reviews/{review.pk}/")
    page.click('.note.warn a[href^="?from=edit-"]')
    page.wait_for_url("**/?from=edit-*")
    expect(page.locator("article.chg")).to_have_count(1)
    expect(page.locator("article.chg ins").first).to_contain_text("-fix")


def refused(page: Page, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/register/")
    expect(page.locator("main form[method=post] button.p")).to_have_count(0)
    expect(page.locator("main aside")).to_contain_text("app.image")


def register(page: Page, draft: Draft) -> None:
    page.goto(f"/drafts/{draft.pk}/register/")
    page.click("main form[method=post] button.p")
    page.wait_for_url("**/registrations/**")


def sees_none_of_it(page: Page, draft: Draft, review: Review) -> None:
    for address in (f"/reviews/{review.pk}/", f"/reviews/{review.pk}/json/", f"/drafts/{draft.pk}/ask/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404
    for address in ("/reviews/?tab=all", "/drafts/", "/inbox/"):
        page.goto(address)
        expect(page.locator("body")).not_to_contain_text("checkout-api")


def expect_text(page: Page, review: Review, words: str) -> None:
    page.goto(f"/reviews/{review.pk}/")
    expect(page.locator("main")).to_contain_text(words)


def assert_status(expected: str) -> None:
    assert Review.objects.get().status == expected
