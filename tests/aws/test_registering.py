"""From the page before to the page after: what a person sees, and what one press does."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from designer.aws.models import Registration
from designer.aws.outcome import State
from designer.aws.sending import register
from designer.drafts.models import Draft
from designer.taskdef import compact
from designer.taskdef.edits import Put
from designer.taskdef.paths import ABSENT
from designer.teams.models import Person, Target
from tests.aws.documents import DOCUMENT
from tests.emulator.faults import Answer
from tests.emulator.proxy import Proxy

REGISTER = "RegisterTaskDefinition"
DESCRIBE = "DescribeTaskDefinition"


@pytest.fixture
def page(client_of: Callable[[Person], Client], publisher: Person, draft: Draft, target: Target) -> "Page":
    return Page(client_of(publisher), draft)


class Page:
    """The page before registering in somebody's browser."""

    def __init__(self, client: Client, draft: Draft) -> None:
        self.client = client
        self.address = reverse("aws:register", args=[draft.pk])

    def open(self) -> str:
        response = self.client.get(self.address)
        assert response.status_code == 200
        return response.content.decode()

    def form(self) -> dict[str, str]:
        """What its form posts when the button is pressed."""
        form = self.open().partition('<form class="stack s" method="post"')[2].partition("</form>")[0]
        return dict(re.findall(r'name="([a-z]+)" value="([^"]*)"', form.replace('type="checkbox" name', "")))

    def press(self, **other: object) -> Any:
        return self.client.post(self.address, self.form() | other)


def test_the_page_says_what_the_draft_would_become(page: Page, draft: Draft) -> None:
    shown = page.open()
    assert "Register checkout-api in payments-staging" in shown
    assert "checkout-api:1" in shown
    assert "Asia Pacific (Seoul) ap-northeast-2" in shown
    assert f"{draft.digest[:4]} {draft.digest[4:8]} {draft.digest[8:12]}" in shown


def test_the_page_says_what_differs_from_the_latest_revision(page: Page, target: Target) -> None:
    register(target, compact(DOCUMENT | {"cpu": "1024", "memory": "2048"}), "seed")
    shown = page.open()
    assert "checkout-api:2" in shown
    assert "(latest is :1)" in shown
    assert re.search(r"<del>.*2048</del>.*<ins>.*512</ins>", shown, re.DOTALL)
    assert "2 changes" in shown


def test_one_press_registers_and_leads_to_the_arn(page: Page, aws: Proxy) -> None:
    response = page.press()
    made = Registration.objects.get()
    assert response.status_code == 302
    assert response["Location"] == reverse("aws:registration", args=[made.pk])
    shown = page.client.get(response["Location"]).content.decode()
    assert "checkout-api:1 is registered" in shown
    assert "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/checkout-api:1" in shown
    assert "AWS stored what was sent." in shown
    assert aws.count(REGISTER) == 1


def test_the_same_form_posted_again_leads_to_the_same_page(page: Page, aws: Proxy) -> None:
    form = page.form()
    first, second = (page.client.post(page.address, form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert aws.count(REGISTER) == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_form_posted_many_times_at_once_registers_once(
    page: Page, aws: Proxy, publisher: Person, client_of: Callable[[Person], Client]
) -> None:
    form = page.form()

    def press(client: Client) -> Any:
        try:
            return client.post(page.address, form)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(press, [client_of(publisher) for _ in range(8)]))
    assert {answer.status_code for answer in answers} == {302}
    assert len({answer["Location"] for answer in answers}) == 1
    assert aws.count(REGISTER) == 1
    assert Registration.objects.get().state == State.REGISTERED


def test_a_key_that_comes_back_with_other_content_is_refused(
    page: Page, draft: Draft, target: Target, aws: Proxy
) -> None:
    form = page.form()
    page.client.post(page.address, form)
    target.pk, target.name, target.external_id = None, "payments-prod", "x" * 32
    target.save()
    response = page.client.post(
        page.address, form | {"target": target.pk, "seen": 1, "copy": "true", "why_copy": "Why"}
    )
    assert response.status_code == 409
    assert aws.count(REGISTER) == 1


def test_a_revision_made_since_the_page_was_opened_is_shown_first(
    page: Page, target: Target, aws: Proxy
) -> None:
    form = page.form()
    register(target, compact(DOCUMENT | {"cpu": "1024", "memory": "2048"}), "somebody-else")
    response = page.client.post(page.address, form)
    assert response.status_code == 409
    assert "Somebody registered a revision since" in response.content.decode()
    assert not Registration.objects.exists()


def test_an_edit_made_since_the_page_was_opened_is_shown_first(
    page: Page, draft: Draft, author: Person, aws: Proxy
) -> None:
    form = page.form()
    draft.edit(author, draft.version, [Put("/cpu", "256", "512", None), Put("/memory", "512", "1024", None)])
    response = page.client.post(page.address, form)
    assert response.status_code == 409
    assert "edited since" in response.content.decode()
    assert aws.count(REGISTER) == 0


def no_target(draft: Draft, target: Target, author: Person, aws: Proxy) -> None:
    target.delete()


def archived(draft: Draft, target: Target, author: Person, aws: Proxy) -> None:
    draft.archive(author)


def errors(draft: Draft, target: Target, author: Person, aws: Proxy) -> None:
    draft.edit(author, draft.version, [Put("/memory", "512", "513", None)])


def unreachable(draft: Draft, target: Target, author: Person, aws: Proxy) -> None:
    aws.fail("AssumeRole", "denied", times=9)


def no_family(draft: Draft, target: Target, author: Person, aws: Proxy) -> None:
    draft.edit(author, draft.version, [Put("/family", "checkout-api", ABSENT, None)])


OBSTACLES = {
    no_target: "no AWS account here yet",
    archived: "The draft is archived",
    errors: "1 error first.",
    no_family: "1 error first.",
    unreachable: "Registering opens when the account answers",
}


@pytest.mark.parametrize("obstacle", OBSTACLES)
def test_what_stands_in_the_way_is_said_instead_of_a_button(
    obstacle: Any, page: Page, draft: Draft, target: Target, author: Person, aws: Proxy
) -> None:
    obstacle(draft, target, author, aws)
    shown = page.open()
    assert OBSTACLES[obstacle] in shown
    assert "Register in payments-staging" not in shown


def test_an_error_leads_to_its_field(page: Page, draft: Draft, author: Person) -> None:
    draft.edit(author, draft.version, [Put("/memory", "512", "513", None)])
    assert f"/drafts/{draft.pk}/name-and-size/#" in page.open()


def test_an_account_that_cannot_be_asked_is_explained_with_its_own_words(page: Page, aws: Proxy) -> None:
    aws.fail("AssumeRole", "denied", times=9)
    shown = page.open()
    assert "payments-staging could not be asked" in shown
    assert "does not let this server in" in shown
    assert "is not authorized to perform" in shown
    assert "What will be sent" in shown


def test_an_unsettled_registration_is_named_on_the_page(page: Page, queued: Registration) -> None:
    queued.start_sending(0, "")
    shown = page.open()
    assert reverse("aws:registration", args=[queued.pk]) in shown
    assert "Register in payments-staging" not in shown


def test_a_member_sees_the_page_and_a_sentence_instead_of_the_button(
    client_of: Callable[[Person], Client], author: Person, draft: Draft, target: Target, aws: Proxy
) -> None:
    page = Page(client_of(author), draft)
    shown = page.open()
    assert "Publishers of Payments register" in shown
    assert "Register in payments-staging" not in shown
    form = {"key": "k" * 24, "target": target.pk, "version": 1, "seen": 0}
    assert page.client.post(page.address, form).status_code == 403
    assert aws.count(REGISTER) == 0


def test_opening_the_page_changes_nothing(page: Page, aws: Proxy) -> None:
    page.open()
    assert not Registration.objects.exists()
    assert {seen.action for seen in aws.seen} <= READS


NO_ANSWERS = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"<html>It works!</html>",
    b'{"taskDefinitionArns":42,"taskDefinition":42}',
    b'{"taskDefinitionArns":[null,{},"arn:aws:ecs"],"taskDefinition":[]}',
    b'{"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:ap-northeast-2:111122223333:task-definition/o:1"}}',
    b'{"taskDefinition":{"family":"\xff\xfe\x00","registeredAt":"yesterday"}}',
    b'{"taskDefinition":' + b"[" * 100_000,
    b'{"taskDefinition":{"family":"' + b"a" * 10_000_000 + b'"}}',
]


@pytest.mark.parametrize("action", ["AssumeRole", "GetCallerIdentity", "ListTaskDefinitions", DESCRIBE])
def test_whatever_aws_answers_the_page_opens(action: str, page: Page, target: Target, aws: Proxy) -> None:
    register(target, compact(DOCUMENT), "seed")
    for body in NO_ANSWERS:
        aws.fail(action, Answer(body))
        assert "What will be sent" in page.open()


def test_a_draft_that_is_none_is_not_found(client_of: Callable[[Person], Client], author: Person) -> None:
    assert client_of(author).get(f"/drafts/{'9' * 30}/register/").status_code == 404


READS = {"AssumeRole", "GetCallerIdentity", "ListTaskDefinitions", "DescribeTaskDefinition"}


@pytest.mark.parametrize(
    "field",
    [
        {"target": "0"},
        {"target": "x"},
        {"version": "-1"},
        {"version": "1" * 40},
        {"seen": ""},
        {"key": ""},
        {"key": "a\0b" * 9},
        {"key": "k" * 65},
    ],
)
def test_a_form_that_is_not_as_the_page_sends_it_is_refused(
    field: dict[str, str], page: Page, aws: Proxy
) -> None:
    assert page.press(**field).status_code == 400
    assert not Registration.objects.exists()


@pytest.mark.parametrize("asked", ["0", "x", "-1", "9" * 40, "²", "%00"])
def test_a_target_that_is_none_is_no_error(asked: str, page: Page) -> None:
    assert page.client.get(f"{page.address}?target={asked}").status_code == 200


def test_the_draft_lists_where_it_was_registered(page: Page, draft: Draft) -> None:
    page.press()
    shown = page.open()
    assert "Registered as" in shown
    assert str(draft.registrations.registered().get()) == "checkout-api:1"


def test_names_are_shown_as_text(page: Page) -> None:
    Target.objects.update(name="<script>alert(1)</script>")
    shown = page.open()
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script>alert" not in shown
