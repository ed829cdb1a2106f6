"""From the bell to the inbox in a real browser, without scripts too; and how these pages look."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer.notices import Event, tell
from designer.notices.models import Delivery, Watch, Webhook
from designer.notices.models.delivery import State
from tests.looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def assert_fine(page: Page, where: str) -> None:
    """No fault that axe finds, and nothing wider than the window."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


@pytest.mark.parametrize("javascript", [True, False])
def test_who_presses_the_bell_finds_in_the_inbox_what_happened(
    javascript, browse, draft, author, viewer
) -> None:
    page = browse(viewer, java_script_enabled=javascript)
    page.goto(f"/drafts/{draft.pk}/roles/")
    page.get_by_role("button", name="Watch this draft").click()
    expect(page.get_by_role("button", name="Stop watching this draft")).to_be_visible()
    tell(Event.COMMENTED, draft, by=author, url=f"/drafts/{draft.pk}/export/")
    page.goto("/drafts/")
    page.get_by_role("link", name="Inbox: 1 unread notice").click()
    page.get_by_role("button", name="mina commented on orders. Unread").click()
    page.wait_for_url(f"**/drafts/{draft.pk}/export/")
    expect(page.get_by_role("link", name="Inbox: nothing unread")).to_be_visible()


def test_an_admin_adds_a_webhook_and_chooses_what_it_is_told(browse, team, admin) -> None:
    page = browse(admin)
    page.goto("/teams/payments/")
    page.get_by_role("link", name="Webhooks").click()
    page.get_by_label("Address").fill("https://hooks.example.com/in")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#secret")).to_contain_text("whsec_")
    page.get_by_text("What is sent").first.click()
    page.get_by_label("Somebody comments").uncheck()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Try it").click()
    expect(page.get_by_text("1 call waits")).to_be_visible()
    assert "comment written" not in Webhook.objects.get().events


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing_in_the_inbox_and_the_choices(
    browse, draft, team, author, viewer, admin, scheme, language, width
) -> None:
    Watch.objects.set_family(admin, team, "orders")
    for event in Event:
        tell(event, draft, by=author, to=[admin], field="containerDefinitions[app].image", version=2)
    hook = Webhook.objects.create(team=team, url="https://hooks.example.com/in", created_by=admin)
    for state in State:
        Delivery.objects.create(team=team, webhook=hook, body={}, state=state, problem="status", status=500)
    window = {"width": width, "height": 900}
    page = browse(admin, color_scheme=scheme, locale=language, viewport=window)
    for address in (
        "/inbox/",
        "/account/notices/",
        "/teams/payments/webhooks/",
        f"/drafts/{draft.pk}/roles/",
    ):
        page.goto(address)
        for summary in page.locator("details.sec > summary").all():
            summary.click()
        assert_fine(page, address)
