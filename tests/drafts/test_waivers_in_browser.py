"""Setting a rule aside in a real browser, without scripts; and axe on every page of it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from designer.drafts.models import Draft, Waiver
from tests.drafts.waived import DOCUMENT, SOCKET, UNUSED, set_aside
from tests.looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


def test_a_finding_is_set_aside_and_counts_again_without_scripts(browse, author, draft) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/volumes/")
    page.get_by_role("link", name="Set aside: “/var/run/docker.sock”").click()
    page.get_by_label("Every draft of Payments").check()
    page.get_by_label("Reason").fill("The agent needs it.")
    page.get_by_role("button", name="Set aside").click()
    page.get_by_text("Set aside (1)").click()
    page.get_by_role("link", name="All that is set aside").click()
    assert Waiver.objects.get().stands
    page.get_by_role("button", name="End now").click()
    page.get_by_role("heading", name="Nothing is set aside").wait_for()


def the_form(draft: Draft) -> str:
    return f"/drafts/{draft.pk}/set-aside/{SOCKET}/"


PAGES = {
    "form": the_form,
    "form of what stands": lambda draft: the_form(draft).replace(SOCKET, UNUSED),
    "step": lambda draft: f"/drafts/{draft.pk}/volumes/",
    "review": lambda draft: f"/drafts/{draft.pk}/review/",
    "standing": lambda draft: "/waivers/",
    "ended": lambda draft: "/waivers/?past=1",
}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_and_nothing_is_cut_off(name, scheme, locale, width, browse, author, draft) -> None:
    set_aside(draft, author).end(author)
    set_aside(draft, author, UNUSED, whole_team=True)
    page = browse(author, locale=locale, color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(PAGES[name](draft))
    page.evaluate("document.querySelectorAll('#set-aside').forEach((one) => { one.open = true })")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
