"""Findings beside the form, of the levels that a person wants to see."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from designer.drafts.models import Draft
from tests.drafts import waived
from tests.drafts.wizard_in_browser import DOCUMENT, Wizard

pytestmark = pytest.mark.browser

WRONG = {"family": "a b"}


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT | WRONG)


def shown(wizard: Wizard, level: str) -> Locator:
    return wizard.page.locator(f".finds > li[data-level={level}]:visible")


@pytest.mark.parametrize("step", ["name-and-size", "review"])
@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_a_level_is_hidden_and_shown_again(browse, author, draft, javascript: bool, step: str) -> None:
    wizard = Wizard(browse(author, java_script_enabled=javascript), draft)
    wizard.open(step)
    wizard.page.get_by_label("1 error").uncheck()
    expect(shown(wizard, "error")).to_have_count(0)
    wizard.page.get_by_label("1 error").check()
    expect(shown(wizard, "error")).to_have_count(1)


def test_what_is_hidden_stays_so_when_the_list_is_brought_anew(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("name-and-size")
    wizard.page.get_by_label("1 error").uncheck()
    wizard.type("/family", "a b c")
    wizard.settled()
    expect(wizard.page.locator("#json")).to_contain_text("a b c")
    expect(wizard.page.get_by_label("1 error")).not_to_be_checked()
    expect(shown(wizard, "error")).to_have_count(0)
    assert Axe().run(wizard.page).response["violations"] == []


def test_a_hidden_level_stays_hidden_when_its_findings_were_gone_for_a_while(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("name-and-size")
    wizard.page.get_by_label("1 error").uncheck()
    for name in ("a", "a b c"):
        wizard.type("/family", name)
        wizard.settled()
    expect(wizard.page.get_by_label("1 error")).not_to_be_checked()
    expect(shown(wizard, "error")).to_have_count(0)


def test_the_levels_have_their_room_above_the_list(browse, author, team) -> None:
    container = waived.DOCUMENT["containerDefinitions"][0] | {"workingDirectory": "app"}
    every = Draft.start(team, author, waived.DOCUMENT | WRONG | {"containerDefinitions": [container]})
    wizard = Wizard(browse(author), every)
    wizard.open("name-and-size")
    head = wizard.page.locator("#side .card-h").first
    expect(head.locator("[data-show]")).to_have_count(4)
    assert head.evaluate("head => head.scrollHeight <= head.clientHeight")


def test_the_key_for_the_next_finding_passes_over_what_is_hidden(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("name-and-size")
    wizard.page.get_by_label("1 error").uncheck()
    wizard.page.keyboard.press("e")
    expect(shown(wizard, "practice").first.locator("p > a").first).to_be_focused()
