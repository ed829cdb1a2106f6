"""Comments in a real browser: two people talk and a suggestion is applied; and axe on every page of it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer.drafts.models import Draft
from designer.reviews.models import Review, Thread
from designer.taskdef import paths
from designer.teams.models import Target
from tests.looks import LOOKS
from tests.reviews.talk import DOCUMENT, LOG_LEVEL, MEMORY, MIGRATE, change, comment_on, suggest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def review(draft, team, author) -> Review:
    change(draft, author, put=(MEMORY, 512))
    change(draft, author, put=(LOG_LEVEL, "warn"))
    place = {"name": "production", "account": "111122223333", "region": "ap-northeast-2"}
    target = Target.objects.create(team=team, **place)
    return Review.ask(draft, author, draft.version, [target], key="r" * 24)


def open_field_help(page: Page, draft: Draft) -> None:
    """From the form, by the help on the field, to a comment on it."""
    page.goto(f"/drafts/{draft.pk}/containers/0/")
    page.get_by_role("link", name="Memory hard limit: more").click()
    page.locator(".help").get_by_role("link", name="Comment").click()
    page.get_by_role("heading", name="Comment on app.memory").wait_for()


@pytest.mark.told_twice
def test_a_field_is_talked_about_and_the_suggestion_applied(browse, author, viewer, draft) -> None:
    reader, writer = browse(viewer), browse(author)
    reader.goto(f"/drafts/{draft.pk}/comments/?at={MEMORY}")
    reader.get_by_label("Comment", exact=True).fill("Is that enough?")
    reader.get_by_role("button", name="Comment").click()
    reader.get_by_text("Is that enough?").wait_for()

    open_field_help(writer, draft)
    writer.goto(f"/drafts/{draft.pk}/containers/0/")
    writer.locator(".mark").click()
    thread = writer.locator(".thread")
    thread.get_by_label("Reply").fill("It was last week.")
    thread.get_by_role("button", name="Reply").click()
    expect(thread.locator(".cmt")).to_have_count(2)
    expect(thread.get_by_role("button", name="Reply")).to_be_focused()

    reader.reload()
    reader.get_by_label("Reply").fill("Not with traces.")
    reader.get_by_role("button", name="Suggest a value").click()
    expect(reader.get_by_label("Reply")).to_have_value("Not with traces.")
    reader.get_by_label("Suggested value of app.memory").fill("512")
    reader.get_by_role("button", name="Reply").click()
    expect(reader.locator(".cmt")).to_have_count(3)

    writer.reload()
    writer.get_by_role("button", name="Apply the suggestion to app.memory").click()
    writer.get_by_text("Applied by mina in edit 2").wait_for()
    writer.get_by_role("button", name="Resolve").click()
    writer.get_by_text("Resolved by mina").wait_for()
    draft.refresh_from_db()
    assert paths.get(draft.document, MEMORY) == 512
    assert draft.edits.get(version=2).suggested_by == viewer
    assert list(Thread.objects.resolved()) == [Thread.objects.get()]


def test_it_all_works_without_scripts(browse, viewer, draft) -> None:
    page = browse(viewer, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/comments/")
    page.get_by_label("About").select_option(label="app.memory")
    page.get_by_label("Comment", exact=True).fill("Why?")
    page.get_by_role("button", name="Comment").click()
    page.get_by_label("Reply").fill("Never mind.")
    page.get_by_role("button", name="Suggest a value").click()
    page.get_by_label("Suggested value of app.memory").fill("512")
    page.get_by_role("button", name="Reply").click()
    assert page.locator(".cmt").count() == 2
    page.get_by_role("link", name="Edit your comment").first.click()
    page.get_by_label("Your comment", exact=True).fill("Why so little?")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Why so little?").wait_for()
    page.get_by_role("button", name="Resolve").click()
    page.get_by_text("Resolved by noa").wait_for()


def test_a_comment_on_a_change_is_written_in_its_place(browse, viewer, review) -> None:
    page = browse(viewer)
    page.goto(f"/reviews/{review.pk}/?from=1")
    change = page.locator(".chg", has=page.get_by_role("heading", name="Memory hard limit"))
    change.get_by_role("link", name=re.compile("^Comment on")).click()
    change.get_by_label("Comment", exact=True).fill("Twice as much?")
    change.get_by_role("button", name="Comment").click()
    expect(change.locator(".thread .cmt")).to_have_count(1)
    change.get_by_label("Reply").fill("I see.")
    change.get_by_role("button", name="Resolve").click()
    change.get_by_text("Resolved by noa").wait_for()
    assert page.url.endswith(f"/reviews/{review.pk}/?from=1")


def talked_about(draft: Draft, author, viewer) -> None:
    comment = comment_on(draft, viewer, MEMORY, "See https://example.com/аbc first.\nThen decide.")
    comment.edit(viewer, 1, "See https://example.com/ first.\nThen decide.")
    suggest(draft, viewer, MEMORY, 768)
    suggest(draft, viewer, LOG_LEVEL, "debug").apply(author)
    comment_on(draft, author, MIGRATE)
    comment_on(draft, author, "").thread.resolve(author)
    change(draft, author, remove=MIGRATE)


PAGES = {
    "all": lambda draft, thread, review: f"/drafts/{draft.pk}/comments/",
    "resolved": lambda draft, thread, review: f"/drafts/{draft.pk}/comments/?show=resolved",
    "of a field": lambda draft, thread, review: f"/drafts/{draft.pk}/comments/?at={MEMORY}",
    "thread": lambda draft, thread, review: f"/threads/{thread.pk}/",
    "edit": lambda draft, thread, review: f"/comments/{thread.comments.first().pk}/edit/",
    "form": lambda draft, thread, review: f"/drafts/{draft.pk}/containers/0/",
    "review": lambda draft, thread, review: f"/reviews/{review.pk}/?from=1",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut_off(
    name, scheme, locale, width, browse, author, viewer, draft, review
) -> None:
    talked_about(draft, author, viewer)
    page = browse(viewer, locale=locale, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(PAGES[name](draft, Thread.objects.earliest("pk"), review))
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
