"""The offer beside a finding, in a real browser: seen, pressed, and after what was typed is stored."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard

pytestmark = pytest.mark.browser

HOST_PORT = f"{CONTAINER}/portMappings/0/hostPort"
CONTAINER_PORT = f"{CONTAINER}/portMappings/0/containerPort"


@pytest.fixture
def draft(team, author) -> Draft:
    app = {**DOCUMENT["containerDefinitions"][0], "portMappings": [{"containerPort": 80, "hostPort": 8080}]}
    return Draft.start(team, author, {**DOCUMENT, "containerDefinitions": [app]})


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_change_is_seen_and_then_made(browse, author, draft, javascript: bool) -> None:
    wizard = Wizard(browse(author, java_script_enabled=javascript), draft)
    wizard.open("containers")
    wizard.page.locator(".remedy summary", has_text="Set hostPort to 80").click()
    expect(wizard.page.locator(".remedy ins")).to_have_text("80")
    wizard.page.get_by_role("button", name="Make this change").click()
    expect(wizard.page.get_by_text("Changed as shown")).to_be_visible()
    assert wizard.container["portMappings"] == [{"containerPort": 80, "hostPort": 80}]


def test_what_is_typed_is_stored_before_the_change_is_made(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    wizard.page.locator(".remedy summary").click()
    wizard.field(CONTAINER_PORT).fill("443")
    wizard.page.get_by_role("button", name="Make this change").click()
    expect(wizard.page.get_by_text("Changed as shown")).to_be_visible()
    assert wizard.container["portMappings"] == [{"containerPort": 443, "hostPort": 443}]
