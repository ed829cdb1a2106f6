"""The pages about rules in a browser: with scripts and without, light and dark, wide and narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from designer.taskdef.check import all_rules
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

ADDRESSES = [
    "/rules/",
    "/rules/?q=nothing-says-so",
    "/rules/document-too-large/",
    "/rules/execution-role-required-awslogs/",
    "/rules/schema-missing-member/",
]


BEYOND_ITS_CARD = """() => [...document.querySelectorAll(".card-b, .card-f")]
    .filter((one) => one.scrollWidth > one.clientWidth)
    .map((one) => one.textContent.trim())"""


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_no_page_about_rules_has_a_fault_that_axe_finds(browse, author, scheme, locale, width: int) -> None:
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    for address in ADDRESSES:
        page.goto(address)
        assert Axe().run(page).response["violations"] == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("width", [1440, 390])
def test_no_rule_s_page_is_wider_than_the_window(browse, author, width: int) -> None:
    page = browse(author, locale="ko", viewport={"width": width, "height": 900})
    for rule in list(all_rules())[::8]:
        page.goto(f"/rules/{rule}/")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), rule
        assert page.evaluate(BEYOND_ITS_CARD) == [], rule


def test_filters_act_while_typing_and_the_back_button_leads_back(browse, author) -> None:
    page = browse(author)
    page.goto("/rules/")
    page.keyboard.press("/")
    page.keyboard.type("health-check-timeout-range")
    page.wait_for_url("**/rules/?q=health-check-timeout-range")
    expect(page.get_by_label("Search rules")).to_be_focused()
    expect(page.locator("#count")).to_have_text(f"1 of {len(all_rules())} rules")
    page.get_by_label("Level").select_option("Note")
    page.get_by_text("No rule matches").wait_for()
    page.go_back()
    page.wait_for_url("**/rules/?q=health-check-timeout-range")
    expect(page.get_by_role("link", name="Health check timeout out of range")).to_be_visible()


def test_filters_are_a_form_without_scripts(browse, author) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto("/rules/")
    page.get_by_label("Search rules").fill("timeout")
    page.get_by_label("Topic").select_option("Health checks, timeouts, restarts")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name="Health check timeout out of range").click()
    expect(page.locator("h1")).to_have_text("Health check timeout out of range")
