"""An account in a real browser: imported from with and without scripts, updated by one press, axe silent."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from designer.drafts.models import Draft
from designer.teams.models import Person, Target, Team
from designer.teams.models.role import GRANTED
from tests.aws.changes.conftest import service
from tests.aws.documents import DOCUMENT, RICH
from tests.browser import Browse
from tests.emulator.proxy import Proxy
from tests.looks import LOOKS

__all__ = ["service"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def publisher(publisher: Person, team: Team) -> Person:
    """Sees every form there is."""
    return team.add(publisher, *GRANTED).person


@pytest.fixture
def registered(target: Target, ecs: Any) -> None:
    ecs.register_task_definition(**DOCUMENT)
    ecs.register_task_definition(**RICH)
    ecs.register_task_definition(**DOCUMENT | {"family": "web-frontend"})


def open_first(page: Page) -> None:
    page.get_by_role("button", name="Open :1 as a draft").click()
    page.get_by_role("heading", name="Import of checkout-api").wait_for()


def test_a_revision_is_imported_from_the_page_of_a_new_draft(
    browse: Browse, publisher: Person, registered: None
) -> None:
    page = browse(publisher)
    page.goto(reverse("drafts:new"))
    page.locator("#from-account").scroll_into_view_if_needed()
    page.get_by_role("link", name="web-frontend").wait_for()
    page.get_by_label("Search families").fill("checkout")
    page.get_by_label("Search families").press("Enter")
    page.get_by_role("link", name="web-frontend").wait_for(state="detached")
    page.get_by_role("link", name="checkout-api").click()
    open_first(page)
    assert Draft.objects.get().based_on == "checkout-api:1"


def test_the_same_without_scripts(browse: Browse, publisher: Person, registered: None) -> None:
    page = browse(publisher, java_script_enabled=False)
    page.goto(reverse("drafts:new"))
    page.get_by_role("button", name="Browse").click()
    page.get_by_label("Search families").fill("checkout")
    page.get_by_role("button", name="Search").last.click()
    assert page.get_by_role("link", name="web-frontend").count() == 0
    page.get_by_role("link", name="checkout-api").click()
    open_first(page)
    assert Draft.objects.count() == 1


def test_pressing_twice_updates_once(
    browse: Browse, publisher: Person, target: Target, service: str, aws: Proxy
) -> None:
    page = browse(publisher)
    page.goto(reverse("aws:family", args=[target.pk, "checkout-api"]))
    page.locator("section", has_text="Running").get_by_role("link", name="api").first.click()
    page.get_by_role("button", name="Update to :2").dblclick()
    page.get_by_role("heading", name="payments/api is to run checkout-api:2").wait_for()
    assert aws.count("UpdateService") == 1


@pytest.mark.parametrize(("scheme", "language", "width"), LOOKS)
def test_axe_finds_nothing(
    scheme: Any,
    language: str,
    width: int,
    browse: Browse,
    publisher: Person,
    target: Target,
    service: str,
) -> None:
    draft = Draft.start(target.team, publisher, RICH)
    Target.objects.create(team=target.team, name="prod", account="444455556666", region="us-east-1")
    size = {"width": width, "height": 900}
    page = browse(publisher, color_scheme=scheme, locale=language, viewport=size)
    at = [target.pk, "checkout-api"]
    update = f"{reverse('aws:deploy', args=at)}?cluster=payments&service=api"
    pages = [
        reverse("aws:families", args=[target.pk]),
        reverse("aws:family", args=at),
        update,
        reverse("aws:run_once", args=[*at, 2]),
        reverse("aws:deregister", args=[*at, 2]),
        reverse("aws:clean_up", args=at),
        reverse("aws:mapping", args=[target.pk]),
        f"{reverse('aws:promote', args=[draft.pk])}?from={target.pk}",
    ]
    for address in pages:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert Axe().run(page).response["violations"] == [], address
