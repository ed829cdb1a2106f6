"""The history of a draft and the search, in a browser: with scripts and without, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from designer.drafts.models import Draft
from tests.drafts.told_history import IMAGE, change, put
from tests.looks import LOOKS

pytestmark = pytest.mark.browser

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-Xa93Kd"


@pytest.fixture
def draft(start, author, publisher) -> Draft:
    secrets = [{"name": "DB", "valueFrom": SECRET}]
    draft = start("orders", containerDefinitions=[{"name": "app", "image": "nginx:1", "secrets": secrets}])
    put(draft, author, (IMAGE, "nginx:2"))
    put(draft, publisher, ("/cpu", "512"))
    change(draft, author, "insert", "/containerDefinitions", {"name": "log", "image": "bit"}, 0)
    return draft


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_two_versions_are_compared_and_one_is_restored(browse, author, draft, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto(f"/drafts/{draft.pk}/history/")
    row = page.locator(".tl li").filter(has_text="mina saved edit 2")
    row.get_by_label("from edit 2").check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**since=2**")
    page.get_by_role("link", name="Text").click()
    expect(page.locator("#diff")).to_contain_text('"cpu": "512"')
    page.get_by_role("button", name="Restore edit 2 as new edit").last.click()
    page.get_by_text("Edit 2 is restored as edit 5.").wait_for()
    expect(page.locator(".tl li").first).to_contain_text("mina restored edit 2 as edit 5")
    draft.refresh_from_db()
    assert draft.content.text == draft.edits.get(version=2).text


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_version_gets_a_name_from_its_menu(browse, author, draft, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto(f"/drafts/{draft.pk}/history/")
    page.locator("summary[aria-label='More for edit 2']").click()
    page.get_by_role("link", name="Name this version").locator("visible=true").click()
    page.get_by_label("Name").fill("as load-tested")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".tl li").filter(has_text="as load-tested")).to_contain_text("mina saved edit 2")


def test_the_filter_keeps_what_is_compared(browse, author, draft) -> None:
    page = browse(author)
    page.goto(f"/drafts/{draft.pk}/history/?since=2&until=3")
    page.get_by_label("Show").focus()
    page.get_by_label("Show").select_option("registrations")
    page.get_by_text("Nothing of this sort has happened yet.").wait_for()
    assert "since=2" in page.url
    assert page.get_by_label("Show").evaluate("one => one === document.activeElement")


def test_the_more_of_a_field_says_who_changed_it_and_what_else_uses_it(browse, author, draft) -> None:
    page = browse(author)
    page.goto(f"/drafts/{draft.pk}/containers/1/")
    page.get_by_role("link", name="Image URI: more").click()
    told = page.locator(".last-change")
    expect(told).to_contain_text("Last changed by mina, edit 2")
    told.get_by_role("link", name="where else it is used").click()
    page.get_by_role("link", name="orders", exact=True).wait_for()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_search_from_the_bar_leads_to_what_uses_a_secret(browse, author, draft, scripts: bool) -> None:
    page = browse(author, java_script_enabled=scripts)
    page.goto(f"/drafts/{draft.pk}/review/")
    if scripts:
        page.keyboard.press("/")
        page.keyboard.type("prod/db")
    else:
        page.locator("#find").fill("prod/db")
    page.locator("#find").press("Enter")
    page.get_by_role("link", name=SECRET).click()
    page.get_by_role("link", name="app · secrets.DB").click()
    page.wait_for_url(f"**/drafts/{draft.pk}/containers/1/**")


@pytest.mark.parametrize(("scheme", "locale", "width"), LOOKS)
def test_axe_finds_nothing_and_no_page_scrolls_sideways(
    browse, author, draft, scheme, locale, width: int
) -> None:
    put(draft, author, ("/family", "f" * 255), ("/tags", [{"key": "k" * 128, "value": "v" * 256}]))
    page = browse(author, color_scheme=scheme, locale=locale, viewport={"width": width, "height": 900})
    own = f"/drafts/{draft.pk}/"
    pages = ["history/", "history/?look=text&since=1&until=6", "history/?field=/cpu", "who/"]
    pages += ["history/2/name/", "last-change/?at=/cpu"]
    everywhere = [
        "/search/?q=prod",
        "/search/?q=ffff",
        "/search/?q=nothing",
        "/search/used/?kind=tag&value=x",
    ]
    for address in [own + one for one in pages] + [*everywhere, f"/search/used/?value={SECRET}"]:
        page.goto(address)
        sound(page, address)


def sound(page: Page, name: str) -> None:
    assert Axe().run(page).response["violations"] == [], name
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
