"""The editor of a draft's JSON, open in a real browser, and what its tests do there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route

from designer.drafts.models import Draft
from designer.taskdef.edits import Editor
from tests.drafts.json_tab import DOCUMENT


class JsonEditor:
    """A page with the editor of a draft's JSON."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page = page
        self.draft = draft
        self.content = page.locator(".cm-content")

    def open(self, at: str = "") -> "JsonEditor":
        with self.page.expect_request_finished(lambda request: request.url.endswith("/json-fields/")):
            self.page.goto(f"/drafts/{self.draft.pk}/json/" + (f"?at={at}" if at else ""))
        return self

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def accept(self) -> None:
        """Take the completion that is chosen: in its first moment the list takes no key."""
        self.page.wait_for_timeout(150)
        self.press("Enter")

    def line(self, text: str) -> Locator:
        return self.content.locator(".cm-line", has_text=text)

    def put_cursor_after(self, text: str) -> None:
        self.line(text).first.click()
        self.press("End")

    @property
    def text(self) -> str:
        return self.page.locator("#text").input_value()

    def save(self) -> None:
        with self.page.expect_response("**/json/"):
            self.press("Control+s")

    @contextmanager
    def held(self) -> Iterator[None]:
        """A save that is not answered before the end of the block. No other request may be under way."""
        waiting: list[Route] = []
        self.page.route("**/json/", lambda route: waiting.append(route))
        with self.page.expect_request("**/json/"):
            self.press("Control+s")
        while not waiting:
            self.page.wait_for_timeout(50)
        yield
        waiting[0].continue_()
        self.page.unroute("**/json/")

    @property
    def document(self) -> dict[str, Any]:
        return Draft.objects.get(pk=self.draft.pk).document


@pytest.fixture
def draft(team, author) -> Draft:
    return Draft.start(team, author, DOCUMENT)


@pytest.fixture
def editor(browse, author, draft) -> JsonEditor:
    return JsonEditor(browse(author), draft).open()


@pytest.fixture
def jun_puts(draft, publisher) -> Callable[[str, Any], None]:
    def put(path: str, value: Any) -> None:
        now = Draft.objects.get(pk=draft.pk)
        change = Editor(now.document)
        change.put(path, value)
        now.edit(publisher, now.version, change.finish())

    return put
