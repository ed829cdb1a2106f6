"""Many rows at once, in a real browser: pasted from a spreadsheet, searched, pasted as a file."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard, sent_names

pytestmark = pytest.mark.browser

ENVIRONMENT = f"{CONTAINER}/environment"
PASTE = """(cell, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def wizard(browse, author, draft) -> Wizard:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    return wizard


def test_cells_of_a_spreadsheet_fill_the_table_in_one_save(wizard: Wizard) -> None:
    cell = wizard.field(f"{ENVIRONMENT}/1/name")
    cell.focus()
    cell.evaluate(PASTE, "X\t1\r\nY\ttwo words\r\n")
    expect(wizard.field(f"{ENVIRONMENT}/2/value")).to_have_value("two words")
    wizard.settled()
    assert [sent_names(post) for post in wizard.posts] == [{"do"}]
    assert [row["name"] for row in wizard.container["environment"]] == ["A", "X", "Y"]


def test_a_search_narrows_a_long_environment(wizard: Wizard) -> None:
    box = wizard.page.get_by_label("Search variables")
    expect(box).to_have_count(0)
    rows = "\n".join(f"NAME_{number}\t{number * 11}" for number in range(20))
    wizard.field(f"{ENVIRONMENT}/0/name").evaluate(PASTE, rows)
    expect(box).to_be_visible()
    box.fill("name_19")
    visible = wizard.page.locator("#p-variables tbody tr:visible")
    expect(visible).to_have_count(1)
    box.fill("nothing has this")
    expect(wizard.page.locator("#p-variables [data-none]")).not_to_be_empty()
    wizard.settled()
    assert len(wizard.posts) == 1


def test_a_pasted_file_is_looked_at_chosen_and_added(wizard: Wizard) -> None:
    wizard.page.get_by_role("link", name="Paste .env").click()
    wizard.page.get_by_label("Variables", exact=True).fill("A=9\nC=3\nDB_PASSWORD=hunter2hunter2")
    wizard.page.get_by_role("button", name="Show what becomes of it").last.click()
    wizard.page.get_by_label("A", exact=True).select_option("keep")
    wizard.page.get_by_role("button", name="Add these 2").click()
    expect(wizard.field(f"{CONTAINER}/secrets/0/name")).to_have_value("DB_PASSWORD")
    assert wizard.container["environment"][-1] == {"name": "C", "value": "3"}
