"""Presets in a real browser: the change is drawn while one types, and nothing typed in the wizard is lost."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from designer.drafts.models import Draft
from tests.drafts.wizard_in_browser import CONTAINER, DOCUMENT, Wizard
from tests.looks import LOOKS

pytestmark = pytest.mark.browser


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


def press(wizard: Wizard, name: str) -> None:
    wizard.page.get_by_role("button", name=name, exact=True).click()


def containers(draft: Draft) -> list[str]:
    document = Draft.objects.get(pk=draft.pk).document
    return [container["name"] for container in document["containerDefinitions"]]


def test_a_destination_is_chosen_seen_and_made(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    wizard.field(f"{CONTAINER}/name").fill("api")
    wizard.page.get_by_label("Log destination").select_option("firehose")
    press(wizard, "Choose…")
    expect(wizard.page.get_by_role("heading", level=1)).to_have_text("Logs of api to Amazon Data Firehose")
    wizard.page.get_by_label("Region").fill("eu-west-1")
    wizard.page.get_by_label("Delivery stream").press_sequentially("orders")
    expect(wizard.page.locator("#change ins").first).to_contain_text('"delivery_stream": "orders"')
    expect(wizard.page.locator("#policy")).to_contain_text("deliverystream/orders")
    expect(wizard.page.get_by_label("Delivery stream")).to_be_focused()
    press(wizard, "Make this change")
    expect(wizard.page.get_by_text("Changed as shown")).to_be_visible()
    expect(wizard.page.get_by_label("Log destination")).to_have_value("firehose")
    assert containers(draft) == ["api", "log", "log_router"]


def test_without_scripts_the_first_press_shows_and_the_second_makes(browse, author, draft) -> None:
    wizard = Wizard(browse(author, java_script_enabled=False), draft)
    wizard.page.goto(f"/drafts/{draft.pk}/presets/xray/")
    wizard.page.get_by_label("Region of its logs").fill("eu-west-1")
    press(wizard, "Make this change")
    expect(wizard.page.get_by_text("This is not what was shown before")).to_be_visible()
    press(wizard, "Make this change")
    expect(wizard.page.get_by_role("link", name="Take off: AWS X-Ray")).to_be_visible()
    assert containers(draft) == ["app", "log", "aws-otel-collector"]


def test_the_delivery_mode_is_stored_when_it_is_chosen(browse, author, draft) -> None:
    wizard = Wizard(browse(author), draft)
    wizard.open("containers")
    wizard.field(f"{CONTAINER}/logConfiguration/logDriver").select_option("awslogs")
    wizard.page.get_by_text("Wait, never drop").click()
    wizard.settled()
    assert wizard.container["logConfiguration"]["options"] == {"mode": "blocking"}
    wizard.page.get_by_text("Left to AWS").click()
    wizard.settled()
    assert wizard.container["logConfiguration"] == {"logDriver": "awslogs"}


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
@pytest.mark.parametrize("preset", ["cloudwatch-logs/0", "opensearch/0", "prometheus-libraries"])
def test_no_preset_has_a_fault_that_axe_finds(browse, author, draft, preset, scheme, locale, width) -> None:
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    page.goto(f"/drafts/{draft.pk}/presets/{preset}/")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], node["target"]) for one in found for node in one["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
