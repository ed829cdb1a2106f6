"""A real browser in front of the real server."""

import json
import os
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from designer.teams.models import Person

CHROMIUM = "/usr/bin/chromium-headless-shell"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

KEPT = 3
LEFT_OVER = "cookies,local_storage,session_storage"

Browse = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in the test's own thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Windows:
    """Windows of one browser, kept from test to test by what they look like, because a new one knows no
    script and no style sheet yet. Each test gets them empty: nobody is signed in, nothing is remembered.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.kept: dict[str, BrowserContext] = {}
        self.in_use: list[BrowserContext] = []

    def open(self, **options) -> Page:
        look = json.dumps(options, sort_keys=True)
        kept = self.kept.get(look)
        if kept is None or kept in self.in_use:
            context = self.browser.new_context(base_url=self.address, **options)
            self.kept.setdefault(look, context)
        else:
            context = kept
        self.in_use.append(context)
        page = context.new_page()
        context.new_cdp_session(page).send(
            "Storage.clearDataForOrigin", {"origin": self.address, "storageTypes": LEFT_OVER}
        )
        return page

    def put_back(self) -> None:
        """After a test. Looks that few tests have are not kept."""
        for context in self.in_use:
            for page in context.pages:
                page.close()
            context.set_offline(False)
        lately = self.in_use + [one for one in reversed(self.kept.values()) if one not in self.in_use]
        self.kept = {look: one for look, one in self.kept.items() if one in lately[:KEPT]}
        for context in {*lately} - {*self.kept.values()}:
            context.close()
        self.in_use = []


@pytest.fixture(scope="session")
def windows(chromium: Browser, live_server) -> Windows:
    return Windows(chromium, live_server.url)


@pytest.fixture
def browse(windows: Windows) -> Iterator[Browse]:
    """`browse(mina, locale="ko")`: a new page, signed in, with playwright's options for a context.

    The test fails when a page broke its Content-Security-Policy or a script of ours raised.
    """
    complaints = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def open_page(person: Person | None = None, **options) -> Page:
        page = windows.open(**{"locale": "en"} | options)
        if person:
            page.context.add_cookies([session_cookie(person, windows.address)])
        page.set_default_timeout(10_000)
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_page
    windows.put_back()
    assert complaints == []


def session_cookie(person: Person, url: str) -> dict[str, str]:
    client = Client()
    client.force_login(person)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }
