"""Two people, or two tabs, at the same draft, in a real browser."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from designer.drafts.models import Draft, Presence
from designer.drafts.models.presence import GONE_AFTER
from designer.taskdef.edits import Editor
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard

pytestmark = [pytest.mark.browser, pytest.mark.told_twice]


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def wizard(browse, author, draft) -> Wizard:
    wizard = Wizard(browse(author), draft)
    wizard.open("name-and-size")
    return wizard


@pytest.fixture
def jun_puts(draft, publisher):
    """`jun_puts("/family", "theirs")`: an edit that somebody else makes meanwhile."""

    def put(path: str, value: str) -> None:
        now = Draft.objects.get(pk=draft.pk)
        editor = Editor(now.document)
        editor.put(path, value)
        now.edit(publisher, now.version, editor.finish())

    return put


def test_two_tabs_changing_different_fields_both_land(wizard: Wizard, draft, browse, author) -> None:
    other = Wizard(browse(author), draft)
    other.open("name-and-size")
    wizard.type("/family", "one")
    wizard.settled()
    other.field("/cpu").select_option("1024")
    other.settled()
    assert (wizard.document["family"], wizard.document["cpu"]) == ("one", "1024")
    expect(other.page.locator("#step-note")).to_contain_text("Somebody else changed this page")
    other.page.get_by_role("link", name="Show their changes").click()
    expect(other.field("/family")).to_have_value("one")


@pytest.mark.parametrize(("choice", "stored"), [("Yours", "mine"), ("Theirs", "theirs")])
def test_the_same_field_shows_both_and_waits_for_a_choice(wizard: Wizard, jun_puts, choice, stored) -> None:
    jun_puts("/family", "theirs")
    wizard.type("/family", "mine")
    note = wizard.page.locator("#choice")
    expect(note).to_contain_text("changed by jun, just now")
    expect(wizard.page.locator("#save-state")).to_contain_text("Not saved")
    expect(wizard.field("/family")).to_have_value("mine")
    note.get_by_text(choice, exact=True).click()
    with wizard.page.expect_navigation():
        note.get_by_role("button").click()
    expect(wizard.field("/family")).to_have_value(stored)
    assert wizard.document["family"] == stored


def test_what_is_typed_before_choosing_is_not_lost(wizard: Wizard, jun_puts) -> None:
    jun_puts("/family", "theirs")
    wizard.type("/family", "mine")
    note = wizard.page.locator("#choice")
    note.get_by_text("Theirs", exact=True).click()
    wizard.field("/cpu").select_option("1024")
    with wizard.page.expect_navigation():
        note.get_by_role("button").click()
    assert (wizard.document["family"], wizard.document["cpu"]) == ("theirs", "1024")


def test_the_own_changes_can_be_dropped(wizard: Wizard, jun_puts) -> None:
    jun_puts("/family", "theirs")
    wizard.type("/family", "mine")
    wizard.page.get_by_role("link", name="Drop my changes").click()
    expect(wizard.field("/family")).to_have_value("theirs")
    assert wizard.document["family"] == "theirs"


def test_going_on_waits_for_the_choice(wizard: Wizard, jun_puts) -> None:
    jun_puts("/family", "theirs")
    wizard.type("/family", "mine")
    wizard.page.get_by_role("button", name="Next: Containers").click()
    expect(wizard.page.locator("#choice")).to_be_visible()
    wizard.page.get_by_role("button", name="Next: Containers").click()
    expect(wizard.page.locator("#choice")).to_be_visible()
    expect(wizard.field("/family")).to_have_value("mine")


def test_a_change_in_a_container_removed_meanwhile_can_be_copied(wizard: Wizard, draft, publisher) -> None:
    wizard.open("containers")
    editor = Editor(draft.document)
    editor.remove(CONTAINER)
    draft.edit(publisher, 1, editor.finish())
    wizard.type(f"{CONTAINER}/image", "precious")
    expect(wizard.page.locator("#choice")).to_contain_text("precious")


def test_undo_and_redo_lead_to_what_they_changed(wizard: Wizard) -> None:
    wizard.type("/family", "renamed")
    wizard.settled()
    wizard.open("tags")
    wizard.page.get_by_role("button", name="Undo my last edit").click()
    expect(wizard.field("/family")).to_have_value("orders-api")
    expect(wizard.field("/family")).to_be_focused()
    wizard.page.get_by_role("button", name="Redo").click()
    expect(wizard.field("/family")).to_have_value("renamed")


def test_what_others_changed_since_is_not_undone(wizard: Wizard, jun_puts) -> None:
    wizard.type("/family", "mine")
    wizard.settled()
    jun_puts("/family", "theirs")
    wizard.page.get_by_role("button", name="Undo my last edit").click()
    expect(wizard.page.locator("#step-note")).to_contain_text("family was changed since")
    assert wizard.document["family"] == "theirs"


def test_without_scripts_the_choice_is_a_page(browse, author, draft, jun_puts) -> None:
    wizard = Wizard(browse(author, java_script_enabled=False), draft)
    wizard.open("name-and-size")
    jun_puts("/family", "theirs")
    wizard.field("/family").fill("mine")
    wizard.field("/cpu").select_option("1024")
    wizard.page.get_by_role("button", name="Next: Containers").click()
    wizard.page.get_by_text("Theirs", exact=True).click()
    wizard.page.get_by_role("button", name="Save my choice").click()
    expect(wizard.field("/family")).to_have_value("theirs")
    assert (wizard.document["family"], wizard.document["cpu"]) == ("theirs", "1024")


@pytest.fixture
def jun_removes(draft, publisher):
    """`jun_removes("/containerDefinitions/0")`, meanwhile."""

    def remove(path: str) -> None:
        now = Draft.objects.get(pk=draft.pk)
        editor = Editor(now.document)
        editor.remove(path)
        now.edit(publisher, now.version, editor.finish())

    return remove


def test_typing_goes_on_in_a_container_that_moved_meanwhile(wizard: Wizard, jun_removes) -> None:
    wizard.open("containers/1")
    image = "/containerDefinitions/1/image"
    jun_removes(CONTAINER)
    wizard.type(image, "mine")
    expect(wizard.page.locator("#step-note")).to_contain_text("Somebody else changed this page")
    wizard.settled()
    expect(wizard.field(image)).to_be_focused()
    wizard.page.keyboard.type(":1")
    wizard.settled()
    assert wizard.container == {**DOCUMENT["containerDefinitions"][1], "image": "mine:1"}
    wizard.page.get_by_role("link", name="Show their changes").click()
    wizard.page.wait_for_url("**/containers/0/")
    expect(wizard.field(f"{CONTAINER}/image")).to_have_value("mine:1")


def test_a_choice_is_made_where_the_container_stands_now(wizard: Wizard, jun_puts, jun_removes) -> None:
    wizard.open("containers/1")
    jun_puts("/containerDefinitions/1/image", "theirs")
    jun_removes(CONTAINER)
    wizard.type("/containerDefinitions/1/image", "mine")
    with wizard.page.expect_navigation():
        wizard.page.get_by_role("button", name="Save my choice").click()
    expect(wizard.field(f"{CONTAINER}/image")).to_have_value("mine")
    assert wizard.container["image"] == "mine"


def test_without_scripts_a_text_for_a_removed_container_can_be_copied(
    browse, author, draft, jun_removes
) -> None:
    wizard = Wizard(browse(author, java_script_enabled=False), draft)
    wizard.open("containers/1")
    jun_removes("/containerDefinitions/1")
    wizard.field("/containerDefinitions/1/image").fill("precious")
    wizard.page.get_by_role("button", name="Next: Volumes").click()
    expect(wizard.page.locator("#choice")).to_contain_text("precious")


def test_one_does_not_meet_oneself_on_a_page_that_others_changed(wizard: Wizard, jun_puts) -> None:
    jun_puts("/cpu", "1024")
    for text in ("a", "ab", "orders-api", "abc"):
        wizard.type("/family", text)
        wizard.settled()
        assert (wizard.document["family"], wizard.document["cpu"]) == (text, "1024")
    jun_puts("/family", "theirs")
    wizard.type("/family", "mine")
    expect(wizard.page.locator("#choice")).to_contain_text("changed by jun")


def test_the_same_field_in_two_tabs_of_one_person_shows_both(wizard: Wizard, draft, browse, author) -> None:
    other = Wizard(browse(author), draft)
    other.open("name-and-size")
    wizard.type("/family", "one")
    wizard.settled()
    other.type("/family", "two")
    expect(other.page.locator("#choice")).to_contain_text("one")
    expect(other.page.locator("#choice")).to_contain_text("two")


def test_a_row_added_to_a_page_that_others_changed_takes_what_is_typed(wizard: Wizard, jun_puts) -> None:
    wizard.open("containers")
    jun_puts(f"{CONTAINER}/image", "theirs")
    wizard.page.get_by_role("button", name="Add port mapping").click()
    port = f"{CONTAINER}/portMappings/1/containerPort"
    expect(wizard.field(port)).to_be_focused()
    expect(wizard.field(f"{CONTAINER}/image")).to_have_value("theirs")
    wizard.page.keyboard.type("9090")
    wizard.settled()
    assert wizard.container["portMappings"] == [{"containerPort": 8080}, {"containerPort": 9090}]


def test_two_people_see_each_other_until_one_leaves(wizard: Wizard, draft, browse, publisher) -> None:
    wizard.page.clock.install()
    wizard.open("name-and-size")
    wizard.field("/family").focus()
    who, came = wizard.page.locator("#here-who"), wizard.page.locator("#here-came")
    expect(who).to_be_hidden()
    jun = Wizard(browse(publisher), draft)
    jun.open("containers/1")
    expect(jun.page.locator("#here-who")).to_contain_text("mina is viewing")
    wizard.page.clock.fast_forward(20_000)
    expect(who).to_contain_text("jun is viewing")
    expect(came).to_have_text("jun is viewing")
    expect(wizard.field("/family")).to_be_focused()
    who.click()
    expect(wizard.page.locator("#here-list")).to_contain_text("Containers · log")
    Presence.objects.filter(person=publisher).update(seen_at=timezone.now() - GONE_AFTER)
    wizard.page.clock.fast_forward(20_000)
    expect(who).to_be_hidden()
    assert wizard.posts[-1].headers["x-poll"] == "1"


def test_nobody_is_asked_for_while_the_tab_is_out_of_sight(wizard: Wizard) -> None:
    wizard.page.clock.install()
    wizard.open("name-and-size")
    out_of_sight = "is => Object.defineProperty(document, 'hidden', {value: is, configurable: true})"
    wizard.page.evaluate(out_of_sight, True)
    wizard.page.clock.fast_forward(20_000)
    wizard.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert wizard.posts == []
    wizard.page.evaluate(out_of_sight, False)
    with wizard.page.expect_response("**/here/"):
        wizard.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
