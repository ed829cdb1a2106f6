"""A strange text through the page of a new draft, in a real browser: proposed, ticked, imported, reported."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft

pytestmark = pytest.mark.browser

TEXT = """{'family': "web", // ours
 "containerDefinitions": [{"name": "app", "image": "nginx", "command": "npm start"}]}"""


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_repairs_are_chosen_before_a_draft_is_made(browse, author, team, javascript: bool) -> None:
    page = browse(author, java_script_enabled=javascript)
    page.goto("/drafts/new/?start=import")
    page.get_by_label("Text to import").fill(TEXT)
    if not javascript:
        page.locator("aside").get_by_role("button", name="Create draft").click()
    repairs = page.get_by_role("group", name="3 repairs are proposed")
    guess = repairs.get_by_role("checkbox", name="The API wants a list here")
    expect(guess).not_to_be_checked()
    expect(repairs.locator("del", has_text="// ours")).to_be_visible()
    guess.check()
    repairs.get_by_role("button", name="Import with these repairs").click()
    expect(page.get_by_text("3 repaired as chosen")).to_be_visible()
    assert Draft.objects.get().document["containerDefinitions"][0]["command"] == ["npm start"]
