"""Choosing from the account and checking before sending, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import caches
from django.urls import reverse

from designer.drafts.models import Draft
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.aws.test_sent_anyway import TWICE
from tests.aws.things import Things
from tests.browser import Browse
from tests.emulator.proxy import Proxy

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def arn(moto: str, aws: Proxy) -> str:
    caches["lookups"].clear()
    return Things(moto).role("checkout-orders-task")


def test_a_role_is_chosen_in_a_dialog_and_stored(
    browse: Browse, author: Person, draft: Draft, target: Target, arn: str
) -> None:
    page = browse(author)
    page.goto(reverse("drafts:step", args=[draft.pk, "roles"]))
    page.locator("[value='pick:/taskRoleArn']").click()
    page.get_by_role("searchbox", name="Name holds").wait_for()
    assert page.get_by_role("dialog", name="Choose for taskRoleArn").is_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Use checkout-orders-task").click()
    page.get_by_text("Saved").wait_for()
    assert page.locator("[name='/taskRoleArn']").input_value() == arn
    assert page.evaluate("document.activeElement.name") == "/taskRoleArn"
    page.reload()
    assert page.locator("[name='/taskRoleArn']").input_value() == arn


def test_a_role_is_chosen_without_scripts(
    browse: Browse, author: Person, draft: Draft, target: Target, arn: str
) -> None:
    page = browse(author, java_script_enabled=False)
    page.goto(reverse("drafts:step", args=[draft.pk, "roles"]))
    page.locator("[value='pick:/taskRoleArn']").click()
    page.get_by_role("button", name="Use checkout-orders-task").click()
    assert page.locator("[name='/taskRoleArn']").input_value() == arn


def test_checks_show_how_far_they_are_until_they_are_made(
    browse: Browse, publisher: Person, draft: Draft, target: Target, aws: Proxy
) -> None:
    page = browse(publisher)
    page.goto(reverse("aws:register", args=[draft.pk]))
    page.get_by_role("button", name="Make the checks").click()
    page.get_by_role("button", name="Check again").wait_for()
    page.get_by_text("2 checks failed.").wait_for()
    assert Axe().run(page).response["violations"] == []


def test_a_reason_that_is_typed_while_checks_are_made_is_kept_until_it_can_be_sent(
    browse: Browse, publisher: Person, draft: Draft, target: Target, moto: str, aws: Proxy
) -> None:
    doubtful = Draft.start(draft.team, publisher, DOCUMENT | TWICE)
    page = browse(publisher)
    page.goto(reverse("aws:register", args=[doubtful.pk]))
    page.get_by_label("Send it anyway").check()
    page.get_by_label("Reason").fill("The console takes it.")
    page.get_by_role("button", name="Make the checks").click()
    page.get_by_text("2 checks failed.").wait_for()
    assert page.get_by_label("Reason").count() == 0
    make_what_fails(Things(moto))
    page.get_by_role("button", name="Check again").click()
    page.get_by_label("Send it though some checks were not made").wait_for()
    assert page.get_by_label("Reason").input_value() == "The console takes it."
    assert page.get_by_label("Send it anyway").is_checked()


def make_what_fails(things: Things) -> None:
    things.repository("checkout-api")
    things.image("checkout-api", "1.4.2")
    things.role("payments-ecs-execution")
    things.grant("payments-ecs-execution", {"Action": "*"})
