"""Findings, the JSON beside the form, keys and buttons of the wizard, in a real browser."""

import pytest
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard

pytestmark = pytest.mark.browser

MEMORY = f"{CONTAINER}/memory"


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def wizard(browse, author, draft) -> Wizard:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    return wizard


def test_a_finding_leads_to_its_field_from_any_step(wizard: Wizard) -> None:
    wizard.type(MEMORY, "9999")
    finding = wizard.page.locator("#side .finds a", has_text="9,999")
    finding.first.click()
    expect(wizard.field(MEMORY)).to_be_focused()
    wizard.settled()
    wizard.open("tags")
    finding.first.click()
    wizard.page.wait_for_url("**/containers/0/#*")
    expect(wizard.field(MEMORY)).to_be_focused()


def test_a_closed_section_opens_for_its_finding(wizard: Wizard, draft) -> None:
    wizard.open("containers")
    wizard.page.get_by_role("heading", name="Health check").click()
    interval = f"{CONTAINER}/healthCheck/interval"
    wizard.field(interval).fill("2")
    wizard.settled()
    wizard.page.get_by_role("heading", name="Health check").click()
    expect(wizard.field(interval)).to_be_hidden()
    wizard.page.locator("#side .finds a", has_text="interval").first.click()
    expect(wizard.field(interval)).to_be_focused()


def test_the_line_of_the_focused_field_is_marked_and_in_view(wizard: Wizard) -> None:
    marked = wizard.page.locator("#json .hl")
    wizard.field(f"{CONTAINER}/image").focus()
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text('"image"')
    wizard.type(MEMORY, "600")
    expect(marked).to_contain_text('"memory": 600')
    expect(marked).to_be_in_viewport()
    wizard.open("volumes")
    expect(wizard.page.locator('#json [data-p="/volumes/0"]').first).to_be_in_viewport()


def test_what_a_section_says_and_counts_follows_its_fields(wizard: Wizard) -> None:
    wizard.page.get_by_role("button", name="Add port mapping").click()
    wizard.field(f"{CONTAINER}/portMappings/1/containerPort").fill("9090")
    expect(wizard.page.locator("#o-port-mappings")).to_contain_text("2")
    wizard.page.get_by_role("heading", name="Port mappings").click()
    expect(wizard.page.locator("#w-port-mappings")).to_contain_text("8080, 9090")


def test_the_name_in_the_list_and_in_the_heading_follows_the_field(wizard: Wizard) -> None:
    wizard.type(f"{CONTAINER}/name", "web")
    expect(wizard.page.locator("#item-head")).to_contain_text("web")
    expect(wizard.page.locator("#rail")).to_contain_text("web")


def test_a_rename_offers_to_rename_what_says_the_old_name(wizard: Wizard) -> None:
    wizard.open("volumes")
    wizard.type("/volumes/0/name", "scra")
    wizard.settled()
    wizard.page.keyboard.type("tch")
    note = wizard.page.locator("#rename")
    expect(note).to_contain_text("1 place still says “tmp”, which is “scratch” now.")
    note.get_by_role("button", name="Rename there too").click()
    expect(wizard.page.locator("#rename")).to_have_count(0)
    assert wizard.container["mountPoints"][0]["sourceVolume"] == "scratch"


def test_awslogs_is_one_press(wizard: Wizard) -> None:
    wizard.page.get_by_role("button", name="Add awslogs logging").click()
    expect(wizard.field(f"{CONTAINER}/logConfiguration/logDriver")).to_have_value("awslogs")
    expect(wizard.page.get_by_role("button", name="Add awslogs logging")).to_have_count(0)
    assert wizard.container["logConfiguration"]["options"]["awslogs-group"] == "/ecs/orders-api"


def test_a_new_container_opens_with_the_cursor_in_its_name(wizard: Wizard) -> None:
    wizard.page.get_by_role("button", name="Add container").click()
    expect(wizard.field("/containerDefinitions/2/name")).to_be_focused()


def test_keys_go_through_steps_and_findings_and_list_themselves(wizard: Wizard) -> None:
    wizard.page.keyboard.press("]")
    wizard.page.wait_for_url("**/volumes/")
    wizard.page.keyboard.press("[")
    wizard.page.wait_for_url("**/containers/")
    wizard.type(MEMORY, "9999")
    wizard.settled()
    wizard.page.keyboard.type("]e")
    expect(wizard.field(MEMORY)).to_have_value("9999]e")
    wizard.settled()
    wizard.page.locator("h1").click()
    wizard.page.keyboard.press("e")
    expect(wizard.page.locator("#side .finds a").first).to_be_focused()
    wizard.page.keyboard.press("?")
    keys = wizard.page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_visible()
    keys.get_by_role("switch").click()
    wizard.page.keyboard.press("Escape")
    wizard.page.keyboard.press("?")
    expect(keys).to_be_hidden()


def test_launch_types_tint_the_comparison_and_rule_out_modes(wizard: Wizard) -> None:
    wizard.open("launch-type")
    wizard.page.get_by_text("Amazon EC2").first.click()
    expect(wizard.page.locator("#p-compared .sel").nth(1)).to_be_visible()
    wizard.settled()
    wizard.open("network-mode")
    expect(wizard.page.get_by_role("radio", name="bridge")).to_be_disabled()
    wizard.open("launch-type")
    wizard.page.get_by_text("Fargate").first.click()
    wizard.settled()
    wizard.open("network-mode")
    wizard.page.get_by_role("radio", name="bridge").check()
    expect(wizard.page.locator("#p-reach")).to_contain_text("32768–65535")
    wizard.settled()
    assert wizard.document["networkMode"] == "bridge"


def test_the_next_button_stays_clear_of_the_focused_field(wizard: Wizard) -> None:
    covered = """() => {
        const place = document.activeElement.getBoundingClientRect();
        return place.bottom > document.querySelector('.foot').getBoundingClientRect().top;
    }"""
    wizard.field(f"{CONTAINER}/name").focus()
    for _key in range(40):
        wizard.page.keyboard.press("Tab")
        if wizard.page.evaluate("document.activeElement.closest('.foot')"):
            break
        assert not wizard.page.evaluate(covered)


def test_without_scripts_a_draft_is_filled_one_submit_at_a_time(browse, author, team) -> None:
    draft = Draft.start(team, author, {})
    wizard = Wizard(browse(author, java_script_enabled=False), draft)
    wizard.open("launch-type")
    wizard.page.get_by_text("Fargate").first.click()
    wizard.page.get_by_role("button", name="Next: Name and size").click()
    wizard.field("/family").fill("orders")
    wizard.field("/cpu").select_option("256")
    wizard.page.get_by_role("button", name="Next: Containers").click()
    wizard.page.get_by_role("button", name="Add container").first.click()
    wizard.field(f"{CONTAINER}/name").fill("app")
    wizard.field(f"{CONTAINER}/image").fill("nginx")
    wizard.page.get_by_role("button", name="Add port mapping").click()
    wizard.field(f"{CONTAINER}/portMappings/0/containerPort").fill("80")
    wizard.page.get_by_role("button", name="Add awslogs logging").click()
    wizard.page.get_by_role("button", name="Next: Volumes").click()
    wizard.page.get_by_role("button", name="Add volume").first.click()
    wizard.page.get_by_role("button", name="Amazon EFS").click()
    wizard.field("/volumes/0/efsVolumeConfiguration/fileSystemId").fill("fs-0c41d9a2")
    wizard.page.get_by_role("button", name="Next: Network mode").click()
    wizard.page.get_by_role("radio", name="awsvpc").check()
    wizard.page.get_by_role("button", name="Next: Roles").click()
    assert wizard.document["networkMode"] == "awsvpc"
    assert wizard.container["portMappings"] == [{"containerPort": 80}]
    assert wizard.container["logConfiguration"]["logDriver"] == "awslogs"
    assert wizard.document["volumes"][0]["efsVolumeConfiguration"] == {"fileSystemId": "fs-0c41d9a2"}


def test_slash_searches_the_list_and_n_begins_a_draft(wizard: Wizard) -> None:
    wizard.page.goto("/drafts/")
    wizard.page.keyboard.press("/")
    expect(wizard.page.locator("main").get_by_role("searchbox")).to_be_focused()
    wizard.page.keyboard.type("n/")
    expect(wizard.page.locator("main").get_by_role("searchbox")).to_have_value("n/")
    wizard.page.locator("h1").click()
    wizard.page.keyboard.press("n")
    wizard.page.wait_for_url("**/drafts/new/")


def test_entries_of_a_list_come_and_go_and_the_cursor_stands_in_the_new_one(wizard: Wizard) -> None:
    wizard.page.get_by_role("heading", name="Linux parameters").click()
    drop = f"{CONTAINER}/linuxParameters/capabilities/drop"
    add = wizard.page.get_by_role("button", name="Add: Capabilities dropped")
    add.click()
    expect(wizard.field(f"{drop}/0")).to_be_focused()
    wizard.page.keyboard.type("NET_RAW")
    add.click()
    expect(wizard.field(f"{drop}/1")).to_be_focused()
    wizard.page.keyboard.type("MKNOD")
    wizard.settled()
    assert wizard.container["linuxParameters"] == {"capabilities": {"drop": ["NET_RAW", "MKNOD"]}}
    wizard.page.get_by_role("button", name="Remove Capabilities dropped 1").click()
    expect(wizard.field(f"{drop}/0")).to_have_value("MKNOD")


def test_what_the_api_says_comes_in_the_place_of_its_link(wizard: Wizard) -> None:
    wizard.type(MEMORY, "600")
    wizard.page.get_by_role("link", name="Image URI: more").click()
    expect(wizard.page.locator("#step details.help summary")).to_be_focused()
    expect(wizard.page.locator("#step details.help")).to_contain_text("repository-url")
    wizard.settled()
    assert wizard.container["memory"] == 600


def test_keys_move_rows_and_containers_and_press_the_filled_button(wizard: Wizard) -> None:
    wizard.page.evaluate("document.querySelectorAll('details.sec').forEach((one) => { one.open = true; })")
    wizard.field(f"{CONTAINER}/command/0").focus()
    wizard.page.keyboard.press("Alt+ArrowDown")
    expect(wizard.field(f"{CONTAINER}/command/0")).to_have_value("-c")
    wizard.settled()
    wizard.page.locator("h1").click()
    wizard.page.keyboard.press("Alt+ArrowDown")
    wizard.page.wait_for_url("**/containers/1/**")
    assert [one["name"] for one in wizard.document["containerDefinitions"]] == ["log", "app"]
    wizard.page.keyboard.press("Control+Enter")
    wizard.page.wait_for_url("**/volumes/")


def test_j_and_k_go_through_the_rows_of_a_list(wizard: Wizard, team, author) -> None:
    Draft.start(team, author, {"family": "newest"})
    wizard.page.goto("/drafts/")
    for key, family in (("j", "newest"), ("j", "orders-api"), ("j", "orders-api"), ("k", "newest")):
        wizard.page.keyboard.press(key)
        expect(wizard.page.get_by_role("link", name=family, exact=True)).to_be_focused()
