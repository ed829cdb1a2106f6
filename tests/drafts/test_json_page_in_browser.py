"""The page of the JSON, light and dark, wide and narrow, in Korean, and without scripts."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer import taskdef
from designer.drafts.models import Draft
from tests.drafts.json_in_browser import JsonEditor, draft
from tests.drafts.json_tab import DOCUMENT
from tests.looks import LOOKS

__all__ = ["draft"]

pytestmark = pytest.mark.browser


def broken() -> dict[str, Any]:
    container = {"name": "", "image": "nginx", "memory": 4, "portMappings": [{"containerPort": "x"}]}
    return {**DOCUMENT, "cpu": "300", "containerDefinitions": [*DOCUMENT["containerDefinitions"], container]}


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing(browse, publisher, team, scheme, locale, width: int) -> None:
    page = browse(publisher, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    editor = JsonEditor(page, Draft.start(team, publisher, broken())).open("/cpu")
    assert list(faults(page)) == []
    editor.press("Control+f")
    assert list(faults(page)) == []
    editor.press("Escape")
    editor.put_cursor_after('"cpu"')
    editor.press("Backspace", "Control+Space")
    editor.save()
    assert list(faults(page)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def faults(page: Page) -> Iterator[tuple[str, list[str]]]:
    for one in Axe().run(page).response["violations"]:
        yield one["id"], [node["html"][:300] for node in one["nodes"]]


def test_the_korean_page_fits(browse, author, draft) -> None:
    page = browse(author, locale="ko", viewport={"width": 390, "height": 900})
    JsonEditor(page, draft).open("/cpu")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts_a_box_does_it_all(browse, author, draft) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto(f"/drafts/{draft.pk}/json/")
    box = page.get_by_label("Task definition JSON")
    box.fill('{"family": ')
    page.get_by_role("button", name="Save edit 2").click()
    expect(page.locator("#json-note")).to_contain_text("Not saved: line 1")
    expect(box).to_have_value('{"family": ')
    box.fill('{"family": "by-hand"}')
    page.get_by_role("button", name="Save edit 2").click()
    expect(box).to_have_value(taskdef.dump({"family": "by-hand"}))
    assert Draft.objects.get(pk=draft.pk).document == {"family": "by-hand"}
