"""Saving while one types, in a real browser: nothing moves, nothing is lost."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard, sent_names

pytestmark = pytest.mark.browser

MEMORY = f"{CONTAINER}/memory"
IMAGE = f"{CONTAINER}/image"
CPU = f"{CONTAINER}/cpu"
PORTS = f"{CONTAINER}/portMappings"
SHOWN = (
    """lines => lines.map((one) => [one.dataset.n, one.dataset.p, one.textContent, one.matches(".bad")])"""
)


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def wizard(browse, author, draft) -> Wizard:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    return wizard


def test_a_finding_shows_while_one_types_and_the_cursor_stays(wizard: Wizard) -> None:
    field = wizard.field(MEMORY)
    wizard.type(MEMORY, "999999")
    expect(wizard.page.locator(f"#{field.get_attribute('id')}-m")).to_contain_text("1,024")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert field.evaluate("field => [field.value, field.selectionStart]") == ["999999", 6]
    wizard.page.keyboard.press("Backspace")
    wizard.page.keyboard.press("Backspace")
    wizard.page.keyboard.press("Backspace")
    expect(field).not_to_have_attribute("aria-invalid", "true")
    wizard.settled()
    assert wizard.container["memory"] == 999


def test_only_what_differs_from_what_was_shown_is_posted(wizard: Wizard) -> None:
    wizard.type(IMAGE, "nginx:1")
    wizard.settled()
    wizard.type(MEMORY, "600")
    wizard.settled()
    assert [sent_names(post) for post in wizard.posts] == [{IMAGE}, {MEMORY}]
    assert Draft.objects.get(pk=wizard.draft.pk).version == 3


def test_a_text_typed_back_is_stored_as_it_was(wizard: Wizard) -> None:
    wizard.type(MEMORY, "600")
    wizard.settled()
    wizard.type(MEMORY, "512")
    wizard.settled()
    assert wizard.document == DOCUMENT


def test_typing_goes_on_while_a_save_is_on_its_way(wizard: Wizard) -> None:
    with wizard.held():
        wizard.type(IMAGE, "nginx")
        wizard.field(MEMORY).focus()
        wizard.type(MEMORY, "60")
        wizard.type(IMAGE, "nginx:1.27")
    wizard.settled()
    assert wizard.field(IMAGE).input_value() == "nginx:1.27"
    assert wizard.container["image"] == "nginx:1.27"
    assert wizard.container["memory"] == 60


def test_a_click_while_a_save_is_on_its_way_is_not_lost(wizard: Wizard) -> None:
    with wizard.held():
        wizard.type(IMAGE, "nginx")
        wizard.page.get_by_role("button", name="Add port mapping").click()
    expect(wizard.field(f"{PORTS}/1/containerPort")).to_be_focused()
    wizard.settled()
    assert wizard.container["portMappings"] == [{"containerPort": 8080}, {}]
    assert wizard.container["image"] == "nginx"


def test_two_clicks_in_a_row_add_two_rows(wizard: Wizard) -> None:
    with wizard.held():
        for _time in range(2):
            wizard.page.get_by_role("button", name="Add port mapping").click()
    expect(wizard.field(f"{PORTS}/2/containerPort")).to_be_visible()
    wizard.settled()
    assert wizard.container["portMappings"] == [{"containerPort": 8080}, {}, {}]


def test_a_double_click_on_remove_takes_one_row(wizard: Wizard) -> None:
    with wizard.held():
        wizard.page.get_by_role("button", name="Remove row 1").nth(1).dblclick(force=True)
    expect(wizard.field(f"{CONTAINER}/environment/1/name")).to_have_count(0)
    wizard.settled()
    assert wizard.container["environment"] == [{"name": "B", "value": "2"}]
    expect(wizard.field(f"{CONTAINER}/environment/0/name")).to_be_focused()


def test_what_is_typed_into_other_rows_while_one_is_added_stays(wizard: Wizard) -> None:
    first = f"{PORTS}/0/containerPort"
    with wizard.held():
        wizard.page.get_by_role("button", name="Add port mapping").click()
        wizard.page.wait_for_function("() => sent")
        wizard.type(first, "9090")
    expect(wizard.field(f"{PORTS}/1/containerPort")).to_be_visible()
    wizard.settled()
    assert wizard.container["portMappings"] == [{"containerPort": 9090}, {}]


def test_a_variable_turns_into_a_secret_and_the_focus_goes_along(wizard: Wizard) -> None:
    wizard.field(f"{CONTAINER}/environment/0/#kind").focus()
    wizard.field(f"{CONTAINER}/environment/0/#kind").select_option("secret")
    expect(wizard.field(f"{CONTAINER}/secrets/0/#kind")).to_be_focused()
    wizard.settled()
    assert wizard.container["secrets"] == [{"name": "A", "valueFrom": "1"}]


def test_a_choice_made_while_its_field_is_drawn_anew_stays(wizard: Wizard) -> None:
    wizard.open("name-and-size")
    with wizard.held():
        wizard.field("/cpu").select_option("1024")
        wizard.field("/memory").select_option("2048")
    wizard.settled()
    assert (wizard.document["cpu"], wizard.document["memory"]) == ("1024", "2048")
    assert wizard.field("/memory").locator("option").last.get_attribute("value") == "8192"


def test_what_the_change_is_for_is_kept_and_can_be_taken_back(wizard: Wizard) -> None:
    wizard.open("name-and-size")
    for text in ("Split payments", ""):
        wizard.page.fill("#purpose", text)
        wizard.settled()
        assert Draft.objects.get(pk=wizard.draft.pk).purpose == text


def test_enter_saves_without_leaving_the_field(wizard: Wizard) -> None:
    wizard.type(IMAGE, "nginx")
    with wizard.page.expect_response("**/containers/**"):
        wizard.page.keyboard.press("Enter")
    expect(wizard.field(IMAGE)).to_be_focused()
    assert wizard.container["image"] == "nginx"


@pytest.mark.parametrize("way", ["Volumes", "Next: Volumes", "log", "Drafts"])
def test_leaving_waits_until_everything_is_stored(wizard: Wizard, way: str) -> None:
    wizard.type(IMAGE, "nginx")
    wizard.page.get_by_text(way, exact=True).first.click()
    wizard.page.wait_for_function(
        "() => !document.querySelector('#item-head h2')?.textContent.includes('app')"
    )
    assert wizard.container["image"] == "nginx"


def test_closing_the_page_stores_what_was_typed_last(wizard: Wizard) -> None:
    wizard.type(IMAGE, "nginx")
    wizard.page.goto("/drafts/")
    wizard.page.wait_for_function(
        "async address => (await (await fetch(address)).text()).includes('value=\"nginx\"')",
        arg=f"/drafts/{wizard.draft.pk}/containers/",
    )
    assert wizard.container["image"] == "nginx"


def test_the_back_button_shows_what_is_stored(wizard: Wizard) -> None:
    wizard.type(IMAGE, "nginx")
    wizard.page.get_by_role("button", name="Next: Volumes").click()
    wizard.page.wait_for_url("**/volumes/")
    wizard.page.go_back()
    expect(wizard.field(IMAGE)).to_have_value("nginx")
    wizard.type(IMAGE, "nginx:2")
    wizard.settled()
    assert wizard.container["image"] == "nginx:2"


def test_offline_the_text_stays_and_is_stored_when_the_line_is_back(wizard: Wizard) -> None:
    wizard.page.context.set_offline(True)
    wizard.type(IMAGE, "nginx")
    expect(wizard.page.locator("#notice")).to_contain_text("Not saved")
    expect(wizard.page.locator("#save-state")).to_contain_text("Not saved")
    wizard.page.get_by_role("link", name="Volumes").first.click()
    expect(wizard.field(IMAGE)).to_have_value("nginx")
    wizard.page.context.set_offline(False)
    expect(wizard.page.locator("#save-state")).not_to_contain_text("Not saved")
    expect(wizard.page.locator("#notice")).to_be_empty()
    assert wizard.container["image"] == "nginx"


def test_a_server_at_fault_loses_nothing(wizard: Wizard) -> None:
    wizard.page.route("**/containers/**", lambda route: route.fulfill(status=500, body="no"))
    wizard.type(IMAGE, "nginx")
    expect(wizard.page.locator("#notice")).to_contain_text("Not saved")
    wizard.page.unroute("**/containers/**")
    wizard.page.keyboard.press("Control+s")
    wizard.settled()
    assert wizard.container["image"] == "nginx"


def test_a_text_too_long_to_store_stays_until_it_is_shorter(wizard: Wizard) -> None:
    wizard.field(IMAGE).fill("x" * 1_100_000)
    expect(wizard.page.locator("#save-state")).to_contain_text("Not saved")
    wizard.type(IMAGE, "nginx")
    wizard.settled()
    expect(wizard.page.locator("#notice")).to_be_empty()
    assert wizard.container["image"] == "nginx"


def test_the_json_after_some_saves_is_that_of_the_page_opened_anew(wizard: Wizard) -> None:
    for pointer, text in ((IMAGE, "nginx:1"), (MEMORY, "999999"), (CPU, ""), (MEMORY, "600")):
        wizard.type(pointer, text) if text else wizard.field(pointer).clear()
        wizard.settled()
        shown = wizard.page.locator("#json > li").evaluate_all(SHOWN)
        assert '"image": "nginx:1"' in "".join(text for _n, _p, text, _bad in shown)
        anew = wizard.page.context.new_page()
        anew.goto(wizard.page.url)
        assert anew.locator("#json > li").evaluate_all(SHOWN) == shown
        anew.close()
