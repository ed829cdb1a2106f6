"""The pages about people and signing in, in a real browser, and without scripts."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from designer.teams.models import Invitation, Person, Role
from tests.looks import LOOKS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASSWORD = "correct horse battery"


@pytest.fixture
def ada(admin) -> Person:
    admin.set_password(PASSWORD)
    admin.save()
    return admin


def assert_fine(page: Page, where: str) -> None:
    """No fault that axe finds, and nothing wider than the window."""
    found = Axe().run(page)
    assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), where


def code(page: Page) -> str:
    secret = page.inner_text("#totp-key")
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(page: Page) -> None:
    page.goto("/sign-in/")
    page.fill("[name=login]", "ada@example.com")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")


@pytest.fixture
def looks(browse) -> Callable[..., Page]:
    def look(scheme: str, language: str, width: int, **options: object) -> Page:
        window = {"width": width, "height": 900}
        return browse(color_scheme=scheme, locale=language, viewport=window, **options)

    return look


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing_from_signing_in_to_the_recovery_codes(
    looks, ada, team, viewer, scheme, language, width
) -> None:
    page = looks(scheme, language, width)
    page.goto("/sign-in/")
    assert_fine(page, "sign in")
    sign_in(page)
    for address in ("/account/", "/teams/payments/", "/account/second-step/"):
        page.goto(address)
        assert_fine(page, address)
    page.goto("/account/second-step/set-up/")
    assert_fine(page, "password again")
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#totp-key")
    assert_fine(page, "set up")
    page.fill("[name=code]", code(page))
    page.press("[name=code]", "Enter")
    page.wait_for_selector("#codes")
    assert_fine(page, "recovery codes")
    for address in ("/account/second-step/codes/new/", "/account/second-step/take-off/"):
        page.goto(address)
        assert_fine(page, address)


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing_on_the_way_in(looks, ada, team, scheme, language, width) -> None:
    page = looks(scheme, language, width)
    page.goto(f"/join/{Invitation.objects.issue(team, ada, [Role.AUTHOR])}/")
    assert_fine(page, "join")
    page.goto("/join/nothing/")
    assert_fine(page, "gone")


def test_somebody_is_let_in_and_given_a_role_without_scripts(browse, ada, team) -> None:
    page = browse(ada, java_script_enabled=False)
    page.goto("/teams/payments/")
    page.fill("[name=email]", "sora@example.com")
    page.click("text=Make a link")
    link = page.inner_text("#link")
    guest = browse(java_script_enabled=False)
    guest.goto(re.sub(r"^https?://[^/]+", "", link))
    guest.fill("[name=name]", "sora")
    guest.fill("[name=password1]", PASSWORD)
    guest.fill("[name=password2]", PASSWORD)
    guest.click("main .btn.p")
    guest.goto("/teams/payments/")
    assert guest.locator("tr", has_text="sora").inner_text().count("Viewer") == 1
    page.goto("/teams/payments/")
    row = page.locator("tr", has_text="sora@example.com")
    row.get_by_label("Author").check()
    row.get_by_role("button", name="Save").click()
    assert "sora is now: Author." in page.inner_text("body")
