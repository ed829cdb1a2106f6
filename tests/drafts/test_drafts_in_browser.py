"""The pages around the wizard in a browser: with scripts and without, light and dark, wide and narrow."""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer import taskdef
from designer.drafts.models import Draft
from tests.drafts.conftest import DOCUMENT
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

DESCRIBED = json.dumps({"taskDefinition": {**DOCUMENT, "revision": 7}}, indent=2)


@pytest.fixture
def drafts(start) -> list[Draft]:
    long = start("a" * 255, purpose="x" * 200, requiresCompatibilities=["EC2", "FARGATE"])
    return [long, start("billing", cpu=1), start("orders"), start("orders", purpose="Move to ARM64")]


def names(page: Page) -> list[str]:
    return page.locator("#rows th[scope=row] > a").all_inner_texts()


def test_filters_act_while_typing_and_the_back_button_leads_back(browse, author, drafts) -> None:
    page = browse(author)
    page.goto("/drafts/")
    page.get_by_label("Search drafts").type("bill")
    page.wait_for_url("**/drafts/?q=bill")
    assert names(page) == ["billing"]
    expect(page.get_by_label("Search drafts")).to_be_focused()
    expect(page.get_by_role("link", name=re.compile("^Editing"))).to_have_attribute(
        "href", "/drafts/?q=bill&status=editing"
    )
    page.get_by_label("Launch type").select_option("External")
    page.get_by_text("No draft matches").wait_for()
    page.go_back()
    page.wait_for_url("**/drafts/?q=bill")
    expect(page.locator("#rows th[scope=row] > a")).to_have_text(["billing"])
    expect(page.get_by_label("Search drafts")).to_have_value("bill")


def test_filters_are_a_form_without_scripts(browse, author, drafts) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto("/drafts/?status=editing")
    page.get_by_label("Search drafts").fill("bill")
    page.get_by_label("Has errors").check()
    page.get_by_role("button", name="Apply").click()
    assert names(page) == ["billing"]
    assert "status=editing" in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_row_s_menu_acts_on_its_draft(browse, author, drafts, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto("/drafts/")
    page.locator("summary[aria-label='More for billing']").click()
    page.get_by_role("button", name="Archive").locator("visible=true").click()
    page.get_by_text("“billing” is archived.").wait_for()
    assert "billing" not in names(page)
    page.goto("/drafts/?status=archived")
    page.locator("summary[aria-label='More for billing']").click()
    page.get_by_role("button", name="Duplicate").locator("visible=true").click()
    page.wait_for_url("**/launch-type/")
    assert Draft.objects.filter(family="billing").count() == 2


def test_a_blank_draft_is_two_presses_and_a_name(browse, author) -> None:
    page = browse(author)
    page.goto("/drafts/")
    page.get_by_role("link", name="New draft").click()
    page.get_by_role("radio", name="Managed Instances AWS").check()
    page.get_by_label("Task definition family").fill("orders")
    page.get_by_label("Task definition family").press("Enter")
    page.wait_for_url("**/launch-type/")
    assert Draft.objects.get().document["requiresCompatibilities"] == ["MANAGED_INSTANCES"]


def test_pasting_shows_what_becomes_of_it_before_anything_is_made(browse, author) -> None:
    page = browse(author)
    page.goto("/drafts/new/")
    page.get_by_label("Text to import").fill('{"family": "orders",\n "cpu": 0256}')
    report = page.get_by_role("status").filter(has_text="Cannot be read")
    expect(report).to_contain_text("line 2, column 9")
    page.get_by_label("Text to import").fill(DESCRIBED)
    expect(page.locator("#report")).to_contain_text("1 left out")
    expect(page.get_by_label("Paste or upload")).to_be_checked()
    assert not Draft.objects.exists()
    page.get_by_role("button", name="Create draft").last.click()
    page.get_by_role("heading", name="Import of orders").wait_for()
    page.reload()
    expect(page.locator("main")).to_contain_text("1 left out")
    page.get_by_role("link", name="Open the draft").click()
    page.wait_for_url("**/launch-type/")


def test_a_chosen_file_is_read_at_once(browse, author, tmp_path: Path) -> None:
    file = tmp_path / "orders.json"
    file.write_text(DESCRIBED)
    page = browse(author)
    page.goto("/drafts/new/")
    page.get_by_label("File to import").set_input_files(file)
    expect(page.locator("#report")).to_contain_text("1 left out")
    page.get_by_role("button", name="Create draft").last.click()
    page.get_by_role("heading", name="Import of orders").wait_for()
    assert Draft.objects.get().based_on == "orders.json"


def test_a_file_is_imported_without_scripts(browse, author, tmp_path: Path) -> None:
    file = tmp_path / "orders.json"
    file.write_text(DESCRIBED)
    page = browse(author, java_script_enabled=False)
    page.goto("/drafts/new/?start=import")
    page.get_by_label("File to import").set_input_files(file)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.locator("#report")).to_contain_text("1 left out")
    page.get_by_role("button", name="Create draft").last.click()
    page.get_by_role("heading", name="Import of orders").wait_for()
    assert Draft.objects.get().based_on == "orders.json"


def test_the_json_is_copied_and_downloaded(browse, author, drafts) -> None:
    draft = drafts[1]
    page = browse(author, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/drafts/{draft.pk}/export/")
    page.locator("[data-copy='#json']").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") + "\n" == taskdef.dump(draft.document)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as sent").click()
    assert waiting.value.suggested_filename == "billing-edit1.json"
    assert Path(waiting.value.path()).read_text() == draft.content.text


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    browse, author, drafts, scheme, locale, width: int
) -> None:
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    draft = drafts[0].pk
    pages = ["/drafts/", "/drafts/?q=nothing&errors=1", "/drafts/new/?start=import"]
    pages += [f"/drafts/{draft}/export/", f"/drafts/{draft}/delete/", f"/drafts/{draft}/fits/"]
    for address in pages:
        page.goto(address)
        sound(page, address)
    page.goto("/drafts/new/")
    for text in ("{,", DESCRIBED):
        page.locator("textarea").fill(text)
        page.locator("#report .tag").first.wait_for()
        sound(page, text)
    page.locator("button.p").last.click()
    page.wait_for_url("**/imported/")
    sound(page, "report")
    page.goto("/drafts/")
    page.locator("#rows summary").last.click()
    sound(page, "menu")


def test_axe_finds_nothing_before_there_are_drafts(browse, author) -> None:
    page = browse(author)
    page.goto("/drafts/")
    page.get_by_text("No drafts yet").wait_for()
    sound(page, "no drafts")


def sound(page: Page, name: str) -> None:
    assert Axe().run(page).response["violations"] == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
