"""“What would it take?” in a real browser: reached from its row without scripts, sound in all looks."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.axe_by_line import AxeByLine
from tests.drafts.wizard_in_browser import DOCUMENT, Wizard
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

APP = DOCUMENT["containerDefinitions"][0]
FULL = {
    **DOCUMENT,
    "family": "a b",
    "containerDefinitions": [
        {
            **APP,
            "portMappings": [{"containerPort": 80, "hostPort": 8080}],
            "environment": [{"name": "TEXT", "value": "x" * 56_000}],
        },
    ],
    "tags": [{"key": f"team-{n}", "value": "x"} for n in range(42)],
}


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, FULL)


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_row_leads_to_the_platform_and_it_to_the_field(browse, author, draft, javascript) -> None:
    wizard = Wizard(browse(author, java_script_enabled=javascript), draft)
    wizard.open("launch-type")
    wizard.page.locator("#p-compared a", has_text="Show them").last.click()
    external = wizard.page.locator("section#external")
    expect(external).to_be_in_viewport()
    external.locator("a", has_text="Tasks on external instances cannot").click()
    expect(wizard.page.get_by_role("heading", name="Network mode", level=1)).to_be_visible()


def test_choosing_another_system_judges_the_row_again(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("launch-type")
    wizard.field("/runtimePlatform/#platform").select_option("WINDOWS_SERVER_2022_CORE/X86_64")
    wizard.settled()
    link = wizard.page.locator("#p-compared a", has_text="Show them").first
    expect(link).to_have_attribute("href", f"/drafts/{draft.pk}/fits/#fargate-windows")


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing(browse, author, draft, scheme, locale, width) -> None:
    page = browse(author, color_scheme=scheme, viewport={"width": width, "height": 900}, locale=locale)
    axe = AxeByLine()
    for part in ("fits", "launch-type", "review", "tags"):
        page.goto(f"/drafts/{draft.pk}/{part}/")
        assert axe.violations(page) == [], part
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), part
