"""Pictures in a real browser: stamps in the list, the file in light and dark, the snippets copied."""

import copy
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

from designer.drafts.models import Draft
from designer.drafts.reach import ways
from designer.taskdef.items import Item
from designer.taskdef.task import Task
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

CHECKOUT = json.loads((settings.BASE_DIR / "designer/demo/documents/checkout-api.json").read_text())


def waiting() -> dict:
    """Containers that wait for each other's health, one that never starts, and names that are no markup."""
    document = copy.deepcopy(CHECKOUT)
    app, *others = document["containerDefinitions"]
    app["dependsOn"].append({"containerName": others[-1]["name"], "condition": "HEALTHY"})
    others[-1]["healthCheck"] = {"command": ["CMD", "true"], "startPeriod": 20}
    spiteful = {"name": ']]><svg/onload="alert(1)" ', "image": "x:1"}
    spiteful["dependsOn"] = [{"containerName": "lost", "condition": "START"}]
    document["containerDefinitions"].append(spiteful)
    return document


def painted(page: Page, address: str) -> tuple[int, ...]:
    """The colour in the corner of a picture that the page shows as an image."""
    corner = """async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.drawImage(picture, 0, 0);
        return [...canvas.getImageData(2, 2, 1, 1).data];
    }"""
    return tuple(page.evaluate(corner, address))


@pytest.mark.parametrize(
    ("scheme", "corner"), [("light", (255, 255, 255, 255)), ("dark", (0x16, 0x1D, 0x26, 255))]
)
def test_the_file_follows_light_and_dark_by_itself(browse, author, team, scheme: str, corner) -> None:
    draft = Draft.start(team, author, waiting())
    page = browse(author, color_scheme=scheme)
    page.goto("/drafts/")
    assert painted(page, f"/drafts/{draft.pk}/picture.svg") == corner


def test_the_picture_is_taken_away_as_a_file(browse, author, team) -> None:
    draft = Draft.start(team, author, waiting())
    page = browse(author)
    page.goto(f"/drafts/{draft.pk}/review/")
    with page.expect_download() as coming:
        page.locator("section", has_text="The task").get_by_role("link", name="Download").click()
    assert coming.value.suggested_filename == "checkout-api-edit1.svg"
    assert Path(coming.value.path()).read_text().startswith("<svg ")


def test_the_list_shows_a_stamp_of_each_task(browse, author, team) -> None:
    Draft.start(team, author, waiting())
    page = browse(author)
    page.goto("/drafts/")
    page.wait_for_function("() => document.querySelector('.stamp').naturalWidth > 0")
    assert page.locator(".stamp").count() == 1


@pytest.mark.parametrize("ident", ["cloudformation", "terraform"])
def test_a_snippet_is_copied_whole(browse, author, team, ident: str) -> None:
    draft = Draft.start(team, author, waiting())
    page = browse(author, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"/drafts/{draft.pk}/network-mode/")
    page.locator("details.snip", has=page.locator(f"#{ident}")).locator("summary").click()
    page.locator(f"[data-copy='#{ident}']").click()
    page.get_by_role("button", name="Copied").wait_for()
    expected = {one.id: one.text for one in ways(Task(waiting()), Item("", {}))["snippets"]}
    assert page.evaluate("navigator.clipboard.readText()") == expected[ident]


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_where_everything_is_open(browse, author, team, scheme, locale, width: int) -> None:
    draft = Draft.start(team, author, waiting())
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    for step in ("review", "network-mode"):
        page.goto(f"/drafts/{draft.pk}/{step}/")
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        violations = Axe().run(page).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in violations] == [], step
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), step
