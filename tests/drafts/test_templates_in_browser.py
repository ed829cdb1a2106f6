"""Starting from a template and keeping one, in a browser: with scripts and without, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer.drafts.models import Draft, TeamTemplate
from tests.looks import LOOKS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_template_is_chosen_filled_in_and_begun(browse, author, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto("/drafts/new/")
    page.get_by_label("Queue worker").check()
    page.get_by_label("Task definition family").fill("orders")
    page.get_by_role("button", name="Create draft").last.click()
    page.get_by_role("heading", name="Queue worker").wait_for()
    expect(page.get_by_label("Task definition family")).to_have_value("orders")
    page.get_by_label("AWS account ID").fill("111122223333")
    page.get_by_label("Queue", exact=True).fill("orders")
    page.get_by_role("button", name="Create draft").last.click()
    page.wait_for_url("**/launch-type/")
    draft = Draft.objects.get()
    assert (draft.basis, draft.based_on) == ("template", "Queue worker")
    assert draft.document["tags"][1] == {"key": "queue", "value": "orders"}


def test_what_it_becomes_follows_the_answers_while_typing(browse, author) -> None:
    page = browse(author)
    page.goto("/drafts/new/starter/web-service/")
    expect(page.locator("#filled")).to_contain_text("5 to fill in")
    account = page.get_by_label("AWS account ID")
    account.type("111122223333")
    expect(page.locator("#filled")).to_contain_text("arn:aws:iam::111122223333:role/ecsTaskExecutionRole")
    expect(page.locator("#filled")).to_contain_text("4 to fill in")
    expect(page.locator("#filled")).to_contain_text("No rule finds anything else")
    expect(account).to_be_focused()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_search_leaves_the_cards_that_match(browse, author, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto("/drafts/new/")
    page.get_by_label("Search templates").press_sequentially("windows")
    if not scripts:
        page.get_by_role("button", name="Search").click()
    expect(page.locator("#template-cards .tile")).to_have_count(1)
    expect(page.locator("#template-cards")).to_contain_text("IIS")


def test_more_templates_unfold(browse, author) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto("/drafts/new/")
    page.get_by_text(re.compile(r"^\s*\d+ more templates")).click()
    page.get_by_label("Service on Managed Instances").check()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_draft_is_kept_as_a_template_from_its_menu(browse, author, start, scripts: bool) -> None:
    start("billing")
    page = browse(author, java_script_enabled=scripts)
    page.goto("/drafts/")
    page.locator("summary[aria-label='More for billing']").click()
    page.get_by_role("link", name="Save as template").locator("visible=true").click()
    page.get_by_label("Name", exact=True).fill("Shop service")
    page.get_by_label("cpu", exact=True).check()
    page.get_by_role("button", name="Save template").last.click()
    page.get_by_text("“Shop service” is a template of Payments.").wait_for()
    page.get_by_role("link", name="New draft from it").click()
    expect(page.get_by_label("CPU")).to_have_value("256")
    assert TeamTemplate.objects.get().document["cpu"] == "${CPU}"


def test_the_tick_that_replaces_a_template_is_read_along_the_line(browse, author, start) -> None:
    draft = start("billing")
    TeamTemplate.keep(
        draft.team, author, "Shop service", replace=False, description="", document={}, examples={}
    )
    page = browse(author)
    page.goto(f"/drafts/{draft.pk}/save-as-template/")
    box = page.locator("label[for=id_replace]").bounding_box()
    assert box["height"] < box["width"]


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    browse, author, start, scheme, locale, width: int
) -> None:
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    secret = [
        {"name": "app", "image": "a" * 200, "environment": [{"name": "TOKEN", "value": "hunter2hunter2"}]}
    ]
    draft = start("a" * 255, containerDefinitions=secret)
    told = {"description": "y" * 400, "document": draft.document, "examples": {}}
    template = TeamTemplate.keep(draft.team, author, "x" * 120, replace=False, **told)
    pages = ["/drafts/new/?q=service", "/drafts/new/?q=nothing-has-these", "/templates/"]
    pages += ["/drafts/new/starter/gpu-inference/", template.template.address, f"/templates/{template.pk}/"]
    pages += [f"/templates/{template.pk}/delete/", f"/drafts/{draft.pk}/save-as-template/"]
    for address in pages:
        page.goto(address)
        sound(page, address)


def test_axe_finds_nothing_where_an_answer_does_not_fit(browse, author) -> None:
    page = browse(author)
    page.goto("/drafts/new/starter/worker/")
    page.get_by_label("AWS account ID").fill("12")
    page.get_by_role("button", name="Create draft").last.click()
    page.get_by_text("An account ID has 12 digits.").wait_for()
    sound(page, "an answer that does not fit")


def sound(page: Page, name: str) -> None:
    assert Axe().run(page).response["violations"] == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
