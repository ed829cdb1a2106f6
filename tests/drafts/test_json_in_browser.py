"""The editor of the JSON in a real browser: typing, completing, saving, and back to the form."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import UnsavedText
from tests.drafts.json_in_browser import JsonEditor, draft, editor, jun_puts
from tests.drafts.json_tab import DOCUMENT, TEXT

__all__ = ["draft", "editor", "jun_puts"]

pytestmark = pytest.mark.browser

IMAGE = '"image": "public.ecr.aws/nginx/nginx:1.27"'


def test_what_is_typed_is_saved_and_nothing_else_moves(editor: JsonEditor) -> None:
    editor.put_cursor_after('"cpu"')
    editor.press(*["ArrowLeft"] * 2, *["Backspace"] * 3)
    editor.type("1024")
    editor.save()
    expect(editor.page.locator("#draft-state")).to_contain_text("edit 2")
    assert editor.document == {**DOCUMENT, "cpu": "1024"}
    assert editor.text == TEXT.replace('"512"', '"1024"')


def test_names_are_completed_that_may_stand_there_and_are_not_there_yet(editor: JsonEditor) -> None:
    editor.put_cursor_after(IMAGE)
    editor.press("Enter")
    editor.type('"')
    options = editor.page.locator(".cm-tooltip-autocomplete li")
    expect(options.filter(has_text="healthCheck")).to_have_count(1)
    expect(options.filter(has_text="portMappings")).to_have_count(0)
    expect(options.filter(has_text="requiresCompatibilities")).to_have_count(0)
    editor.type("essen")
    expect(options.first).to_have_text("essential")
    editor.accept()
    editor.type("tr")
    expect(options).to_have_text(["true"])
    editor.accept()
    editor.save()
    assert editor.document["containerDefinitions"][0]["essential"] is True


def test_values_are_completed_from_the_choices(editor: JsonEditor) -> None:
    editor.put_cursor_after('"networkMode"')
    editor.press(*["ArrowLeft"] * 2, *["Backspace"] * 6)
    editor.type("br")
    expect(editor.page.locator(".cm-tooltip-autocomplete li")).to_have_text(['"bridge"'])
    editor.accept()
    assert '"networkMode": "bridge",' in editor.text


def test_a_finding_stands_under_its_line_with_what_one_click_would_do(editor: JsonEditor) -> None:
    finding = editor.page.locator(".cm-finding", has_text="host port cannot be 9090")
    finding.get_by_role("button", name="Set hostPort to 8080").click()
    expect(finding).to_have_count(0)
    assert '"hostPort": 8080' in editor.text
    assert editor.document == DOCUMENT
    editor.save()
    assert editor.document["containerDefinitions"][0]["portMappings"][0]["hostPort"] == 8080


def test_findings_come_while_typing_and_go_when_mended(editor: JsonEditor) -> None:
    editor.put_cursor_after('"cpu"')
    editor.press(*["ArrowLeft"] * 2, "Backspace")
    expect(editor.page.locator(".cm-finding", has_text="51")).not_to_have_count(0)
    editor.type("2")
    expect(editor.page.locator(".cm-finding", has_text="51")).to_have_count(0)


def test_a_text_that_cannot_be_read_is_kept_and_there_again_after_a_reload(editor: JsonEditor) -> None:
    editor.put_cursor_after('"cpu"')
    editor.press("Backspace")
    expect(editor.page.locator(".cm-finding", has_text="A comma is missing")).to_be_visible()
    expect(editor.page.locator("#json-state")).to_contain_text("kept for you")
    editor.page.reload()
    expect(editor.page.locator("#json-note")).to_contain_text("text you had not saved")
    assert editor.text == TEXT.replace('"512",', '"512"')
    editor.page.get_by_role("button", name="Drop my changes").click()
    expect(editor.page.locator("#json-note")).to_be_hidden()
    assert (editor.text, UnsavedText.objects.count()) == (TEXT, 0)


def test_a_text_that_cannot_be_read_is_not_saved_and_says_where(editor: JsonEditor) -> None:
    editor.put_cursor_after('"cpu"')
    editor.press("Backspace")
    editor.save()
    expect(editor.page.locator("#json-note")).to_contain_text("Not saved: line 14, column 3.")
    assert editor.document == DOCUMENT


@pytest.mark.parametrize(("choice", "stored"), [("Yours", "1024"), ("Theirs", "2048")])
def test_the_same_field_shows_both_and_waits_for_a_choice(
    editor: JsonEditor, jun_puts, choice, stored
) -> None:
    jun_puts("/cpu", "2048")
    editor.put_cursor_after('"cpu"')
    editor.press(*["ArrowLeft"] * 2, *["Backspace"] * 3)
    editor.type("1024")
    editor.save()
    note = editor.page.locator("#json-note")
    expect(note).to_contain_text("changed by jun")
    assert editor.document["cpu"] == "2048"
    note.get_by_text(choice, exact=True).click()
    with editor.page.expect_response("**/json/"):
        note.get_by_role("button", name="Save my choice").click()
    expect(note).to_be_hidden()
    assert editor.document["cpu"] == stored
    assert f'"cpu": "{stored}"' in editor.text


def test_what_others_changed_elsewhere_comes_in_with_a_save(editor: JsonEditor, jun_puts) -> None:
    jun_puts("/memory", "2048")
    editor.put_cursor_after('"family"')
    editor.press(*["ArrowLeft"] * 2)
    editor.type("-v2")
    editor.save()
    expect(editor.line('"memory": "2048"')).to_have_count(1)
    assert (editor.document["family"], editor.document["memory"]) == ("orders-api-v2", "2048")


def test_what_is_typed_while_a_save_is_on_its_way_stays(editor: JsonEditor, jun_puts) -> None:
    jun_puts("/memory", "2048")
    editor.put_cursor_after('"family"')
    editor.press(*["ArrowLeft"] * 2)
    editor.type("-v2")
    expect(editor.page.locator("#json-state")).to_contain_text("kept for you")
    with editor.held():
        editor.type("-more")
    expect(editor.line('"memory": "2048"')).to_have_count(1)
    expect(editor.line('"orders-api-v2-more"')).to_have_count(1)
    assert editor.document["family"] == "orders-api-v2"
    editor.save()
    assert (editor.document["family"], editor.document["memory"]) == ("orders-api-v2-more", "2048")


def test_form_and_json_open_each_others_field(editor: JsonEditor) -> None:
    page = editor.page
    editor.line('"image"').first.click()
    expect(page.locator("#json-place")).to_contain_text("containerDefinitions[0].image")
    page.get_by_role("link", name="Open this field in the form").click()
    image = page.locator('#step [name="/containerDefinitions/0/image"]')
    expect(image).to_be_focused()
    page.locator('#step [name="/containerDefinitions/0/environment/0/value"]').focus()
    page.get_by_role("navigation", name="Form or JSON").get_by_role("link", name="JSON").click()
    expect(page.locator("#json-place")).to_contain_text("containerDefinitions[0].environment[0].value")
    expect(page.locator(".cm-content")).to_be_focused()


def test_what_is_typed_goes_along_into_the_form(editor: JsonEditor) -> None:
    editor.put_cursor_after('"cpu"')
    editor.press(*["ArrowLeft"] * 2, *["Backspace"] * 3)
    editor.type("1024")
    editor.page.get_by_role("link", name="Form", exact=True).click()
    expect(editor.page.locator('#step [name="/cpu"]')).to_have_value("1024")
    assert editor.document["cpu"] == "1024"


def test_the_field_at_the_cursor_is_explained(editor: JsonEditor) -> None:
    editor.line('"networkMode"').first.click()
    panel = editor.page.locator("#json-help")
    expect(panel).to_contain_text("awsvpc")
    editor.line('"xUnknown"').first.click()
    expect(panel).to_contain_text("ECS does not know this field")


def test_the_outline_leads_to_a_container(editor: JsonEditor) -> None:
    editor.page.locator("#json-outline").get_by_role("link", name="app").click()
    expect(editor.page.locator("#json-place")).to_contain_text("containerDefinitions[0]")
    expect(editor.content).to_be_focused()


def test_escape_leaves_the_editor_and_tab_goes_on(editor: JsonEditor) -> None:
    editor.content.click()
    editor.press("Escape")
    expect(editor.page.locator("#json-save")).to_be_focused()
    editor.content.click()
    editor.press("Tab")
    expect(editor.content).not_to_be_focused()
    assert editor.text == TEXT


def test_find_opens_a_panel_and_escape_closes_it_first(editor: JsonEditor) -> None:
    editor.page.get_by_role("button", name="Find").click()
    panel = editor.page.locator(".cm-search")
    expect(panel.get_by_placeholder("Find")).to_be_focused()
    editor.press("Escape")
    expect(panel).to_have_count(0)


def test_hovering_over_a_name_explains_it(editor: JsonEditor) -> None:
    editor.content.get_by_text('"networkMode"', exact=True).hover()
    expect(editor.page.locator(".cm-tooltip-hover")).to_contain_text("The Docker networking mode")


def test_a_container_is_folded_and_opened_again_by_keys_and_by_its_button(editor: JsonEditor) -> None:
    editor.line('"containerDefinitions"').first.click()
    editor.press("Home", "Control+Shift+BracketLeft")
    unfold = editor.page.get_by_role("button", name="Unfold containerDefinitions")
    expect(unfold).to_be_visible()
    expect(editor.line('"image"')).to_have_count(0)
    assert editor.text == TEXT
    unfold.click()
    expect(editor.line('"image"').first).to_be_visible()
