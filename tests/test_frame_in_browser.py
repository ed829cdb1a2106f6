"""The frame around every page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Context, Template
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from playwright.sync_api import Page

from designer import urls
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

TRIAL = """
{% extends "base.html" %}
{% block title %}Trial{% endblock %}
{% block main %}
  <h1>Trial</h1>
  <form id="form" hx-post="/trial/answer/" hx-target="#part" hx-trigger="change">
    <label for="text">Text</label><input id="text" name="status" value="as typed">
  </form>
  <div id="part">untouched</div>
  <pre id="json">{"family": "web"}</pre>
  <button class="btn" data-copy="#json" data-copied="Copied">Copy</button>
{% endblock %}
"""


def trial(request: HttpRequest) -> HttpResponse:
    page = Template(TRIAL).render(Context({"request": request, "user": request.user, "csrf_token": "x"}))
    return HttpResponse(page)


@csrf_exempt
def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("swapped", status=int(request.POST["status"]))


def problem(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"{name}.html")


urlpatterns = [
    *urls.urlpatterns,
    path("trial/", trial),
    path("trial/answer/", answer),
    path("problem/<str:name>/", problem),
]


@pytest.fixture
def page(browse, author, settings) -> Page:
    settings.ROOT_URLCONF = __name__
    page = browse(author, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/trial/")
    return page


def send(page: Page, status: int) -> None:
    with page.expect_response("**/trial/answer/"):
        page.fill("#text", str(status))
        page.press("#text", "Tab")


@pytest.mark.parametrize("status", [200, 403, 409, 413, 422, 429])
def test_an_answer_the_server_meant_replaces_the_part(page: Page, status: int) -> None:
    send(page, status)
    page.locator("#part", has_text="swapped").wait_for()
    assert page.locator("#notice").inner_text() == ""


@pytest.mark.parametrize("status", [400, 404, 500, 502, 503])
def test_a_fault_shows_a_note_and_leaves_the_page(page: Page, status: int) -> None:
    send(page, status)
    page.get_by_text("Not saved.").wait_for()
    assert page.locator("#part").inner_text() == "untouched"
    assert page.locator("#text").input_value() == str(status)


def test_being_offline_shows_the_note_too_and_the_next_answer_takes_it_away(page: Page) -> None:
    page.context.set_offline(True)
    page.fill("#text", "200")
    page.press("#text", "Tab")
    page.get_by_text("Not saved.").wait_for()
    page.context.set_offline(False)
    send(page, 422)
    page.locator("#part", has_text="swapped").wait_for()
    assert page.locator("#notice").inner_text() == ""


def test_copying_says_so(page: Page) -> None:
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == '{"family": "web"}'


def test_the_theme_is_chosen_from_a_menu_that_escape_closes(page: Page) -> None:
    page.goto("/account/")
    page.get_by_label("Colour theme").click()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Dark").wait_for(state="hidden")
    page.get_by_label("Colour theme").click()
    page.get_by_role("button", name="Dark").click()
    page.wait_for_url("/account/")
    assert page.locator("html").get_attribute("data-theme") == "dark"


@pytest.mark.parametrize("javascript", [True, False], ids=["scripts", "no scripts"])
def test_the_language_is_one_press_away(browse, author, javascript: bool) -> None:
    page = browse(author, java_script_enabled=javascript)
    page.goto("/account/")
    page.get_by_role("button", name="한국어").click()
    page.wait_for_url("/account/")
    assert page.locator("html").get_attribute("lang") == "ko"


def test_pictures_come_from_the_sprite(page: Page) -> None:
    page.goto("/account/")
    drawn = page.locator(".bar .team use").evaluate("use => use.getBBox().width > 0")
    assert drawn


PAGES = ["/sign-in/", "/sign-in/used/", "/account/", "/account/password/", "/", "/nowhere/"]


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_pages_about_people_have_no_fault_axe_finds(browse, stranger, scheme, locale, width: int) -> None:
    stranger.memberships.all().delete()
    look = {"color_scheme": scheme, "locale": locale, "viewport": {"width": width, "height": 900}}
    visitor, member = browse(**look), browse(stranger, **look)
    for address in PAGES:
        page = visitor if address.startswith("/sign-in/") else member
        page.goto(address)
        assert Axe().run(page).response["violations"] == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_pages_about_problems_have_no_fault_axe_finds(
    browse, author, settings, scheme: str, locale: str, width: int
) -> None:
    settings.ROOT_URLCONF = __name__
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    for name in ("400", "403", "403_csrf", "404", "413", "500"):
        page.goto(f"/problem/{name}/")
        assert Axe().run(page).response["violations"] == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
