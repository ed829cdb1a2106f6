"""One draft in several accounts at once: each its own registration with its own outcome."""

import re
from time import monotonic, sleep
from typing import Any

import pytest
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.outcome import OPEN, State
from designer.aws.sending import register
from designer.drafts.models import Draft
from designer.taskdef import compact
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.proxy import Proxy

pytestmark = pytest.mark.django_db(transaction=True)
REGISTER = "RegisterTaskDefinition"


@pytest.fixture
def targets(target: Target) -> list[Target]:
    return [target, also(target, "payments-eu", "eu-west-1"), also(target, "payments-us", "us-east-1")]


def also(target: Target, name: str, region: str) -> Target:
    same = {"team": target.team, "account": target.account, "role_arn": target.role_arn}
    return Target.objects.create(name=name, region=region, endpoint_url=target.endpoint_url, **same)


@pytest.fixture
def page(client_of, publisher: Person, draft: Draft, targets: list[Target]) -> "Page":
    return Page(client_of(publisher), draft)


class Page:
    """The page for several accounts in somebody's browser."""

    def __init__(self, client: Any, draft: Draft) -> None:
        self.client = client
        self.address = reverse("aws:register_several", args=[draft.pk])

    def open(self) -> str:
        response = self.client.get(self.address)
        assert response.status_code == 200
        return response.content.decode()

    def form(self) -> dict[str, Any]:
        shown = self.open().partition("<main")[2]
        ticked = re.findall(r'name="targets" value="([0-9]+)"', shown)
        return dict(re.findall(r'type="hidden" name="([a-z0-9-]+)" value="([^"]*)"', shown)) | {
            "targets": ticked
        }

    def press(self, **other: Any) -> Any:
        return self.client.post(self.address, self.form() | other, follow=True)


def settled() -> dict[str, str]:
    """State by target, once nothing is open any more."""
    end = monotonic() + 30
    while Registration.objects.filter(state__in=OPEN).exists():
        assert monotonic() < end, "still open"
        sleep(0.05)
    return dict(Registration.objects.values_list("target__name", "state"))


ALL = {"payments-staging", "payments-eu", "payments-us"}


def test_each_account_gets_a_registration_of_its_own(page: Page, aws: Proxy) -> None:
    response = page.press()
    assert settled() == dict.fromkeys(ALL, State.REGISTERED)
    assert aws.count(REGISTER) == 3
    shown = page.client.get(response.request["PATH_INFO"]).content.decode()
    assert "3 of 3 are done" in shown
    assert len(re.findall(r"arn:aws:ecs:[a-z0-9-]+:111122223333:task-definition/checkout-api:1", shown)) == 3


def test_a_refusal_by_one_does_not_stop_the_others(page: Page, aws: Proxy) -> None:
    aws.fail(REGISTER, "denied")
    response = page.press()
    states = settled()
    assert sorted(states.values()) == [State.REFUSED, State.REGISTERED, State.REGISTERED]
    shown = page.client.get(response.request["PATH_INFO"]).content.decode()
    assert "lacks a permission" in shown
    assert "3 of 3 are done" in shown


def test_what_changed_in_one_since_is_said_and_the_others_are_sent(
    page: Page, targets: list[Target], aws: Proxy
) -> None:
    form = page.form()
    register(targets[0], compact(DOCUMENT | {"cpu": "1024", "memory": "2048"}), "somebody-else")
    response = page.client.post(page.address, form, follow=True)
    assert "Nothing was sent to payments-staging" in response.content.decode()
    assert set(settled()) == ALL - {"payments-staging"}


def test_where_nothing_would_change_is_skipped(page: Page, targets: list[Target]) -> None:
    register(targets[1], compact(DOCUMENT), "seed")
    shown = page.open()
    assert "checkout-api:1 already says the same." in shown
    assert f'name="targets" value="{targets[1].pk}"' not in shown
    page.press()
    assert set(settled()) == ALL - {"payments-eu"}


def test_the_same_form_posted_again_sends_nothing_more(page: Page, aws: Proxy) -> None:
    form = page.form()
    first = page.client.post(page.address, form)
    settled()
    again = page.client.post(page.address, form)
    assert Registration.objects.count() == 3
    assert aws.count(REGISTER) == 3
    assert first["Location"] == again["Location"]


def test_only_those_ticked_are_sent(page: Page, targets: list[Target]) -> None:
    page.press(targets=[targets[2].pk])
    assert set(settled()) == {"payments-us"}


def test_nothing_ticked_is_said(page: Page) -> None:
    response = page.press(targets=[])
    assert response.status_code == 409
    assert "Tick an account first." in response.content.decode()


def test_an_account_that_gives_no_answer_leaves_the_others_open(page: Page, targets: list[Target]) -> None:
    Target.objects.filter(pk=targets[0].pk).update(endpoint_url="http://127.0.0.1:1")
    assert "could not be reached" in page.open()
    page.press()
    assert set(settled()) == ALL - {"payments-staging"}


def test_a_target_of_another_team_is_refused(page: Page, targets: list[Target], stranger: Person) -> None:
    other = also(targets[0], "theirs", "eu-west-2")
    Target.objects.filter(pk=other.pk).update(team=stranger.memberships.get().team)
    assert page.press(targets=[other.pk]).status_code == 400


def test_the_page_before_registering_leads_there(page: Page, draft: Draft) -> None:
    assert page.address in page.client.get(reverse("aws:register", args=[draft.pk])).content.decode()


def test_a_key_of_nothing_is_not_found(page: Page, draft: Draft) -> None:
    assert page.client.get(reverse("aws:together", args=[draft.pk, "k" * 24])).status_code == 404
