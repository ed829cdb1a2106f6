"""The whole way, in a real browser: sign in, fill every step, mend three errors, register, see the ARN.

Told in English and Korean with scripts, and without scripts: the words differ, the way does not.
"""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from designer.drafts.models import Draft
from designer.taskdef import load
from designer.taskdef.diff import equal_in_meaning
from designer.teams.models import Person, Target, Team
from tests.browser import Browse
from tests.emulator.proxy import Proxy

pytestmark = [pytest.mark.browser, pytest.mark.told_twice]

PASSWORD = "a long enough pass phrase"
ROLE = "arn:aws:iam::111122223333:role/"
IMAGE = "111122223333.dkr.ecr.ap-northeast-2.amazonaws.com/orders-api:1.4.2"
WANTED: dict[str, Any] = {
    "family": "orders-api",
    "taskRoleArn": f"{ROLE}orders-task",
    "executionRoleArn": f"{ROLE}orders-execution",
    "networkMode": "awsvpc",
    "containerDefinitions": [
        {
            "name": "app",
            "image": IMAGE,
            "cpu": 256,
            "memory": 768,
            "memoryReservation": 512,
            "portMappings": [{"containerPort": 8080}],
            "essential": True,
            "environment": [{"name": "LOG_LEVEL", "value": "warn"}],
            "mountPoints": [{"sourceVolume": "receipts", "containerPath": "/var/receipts"}],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": "/ecs/orders-api",
                    "awslogs-region": "ap-northeast-2",
                    "awslogs-stream-prefix": "ecs",
                },
            },
            "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost:8080/"], "interval": 15},
        }
    ],
    "volumes": [{"name": "receipts", "efsVolumeConfiguration": {"fileSystemId": "fs-0c41d9a27be15f380"}}],
    "requiresCompatibilities": ["FARGATE"],
    "cpu": "512",
    "memory": "1024",
    "tags": [{"key": "team", "value": "payments"}],
    "runtimePlatform": {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"},
}
C = "/containerDefinitions/0"


@pytest.fixture
def signing_in(publisher: Person) -> Person:
    publisher.set_password(PASSWORD)
    publisher.save()
    return publisher


@pytest.fixture
def target(team: Team, aws: Proxy) -> Target:
    return Target.objects.create(
        team=team,
        name="payments-staging",
        account="111122223333",
        region="ap-northeast-2",
        role_arn=f"{ROLE}designer-register",
        endpoint_url=aws.address,
    )


class Author:
    """A person at the browser: fills fields by their place in the document, presses buttons by their verb."""

    def __init__(self, page: Page, *, scripts: bool) -> None:
        self.page = page
        self.scripts = scripts

    def fill(self, pointer: str, text: str) -> None:
        field = self._shown(f'[name="{pointer}"]:not([type=hidden])')
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)
        self._settle(field)

    def press(self, do: str) -> None:
        """A button of the form, by its verb."""
        button = self._shown(f'button[name=do][value="{do}"]')
        if self.scripts:
            button.click()
            self.saved()
        else:
            with self.page.expect_navigation():
                button.click()

    def enter(self, pointer: str) -> None:
        """Enter in a field saves; with scripts everything is saved already."""
        if not self.scripts:
            with self.page.expect_navigation():
                self.page.locator(f'[name="{pointer}"]').press("Enter")

    def saved(self) -> None:
        """With scripts a change is saved by itself: no request is under way and none is waiting."""
        expect(self.page.locator(".htmx-request")).to_have_count(0)
        self.page.wait_for_load_state("networkidle")

    def next(self) -> None:
        with self.page.expect_navigation():
            self.page.click('.foot button[value="next"]')

    def _shown(self, selector: str) -> Any:
        """The control, in a section that is opened as a person would."""
        control = self.page.locator(selector).first
        closed = self.page.locator("details.sec:not([open])", has=self.page.locator(selector))
        if closed.count():
            closed.first.locator("summary").click()
        return control

    def _settle(self, field: Any) -> None:
        if self.scripts:
            field.blur()
            self.saved()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("locale", "scripts"),
    [("en", True), ("ko", True), ("en", False)],
    ids=["English", "Korean", "without scripts"],
)
def test_from_sign_in_to_the_revision_in_the_account(
    browse: Browse, signing_in: Person, target: Target, ecs: Any, locale: str, scripts: bool
) -> None:
    page = browse(locale=locale, java_script_enabled=scripts)
    sign_in(page, signing_in)
    assert page.locator("html").get_attribute("lang") == locale
    author = Author(page, scripts=scripts)
    begin(page)
    fill_every_step(author)
    meet_and_mend_three_errors(author)
    register(page, target)
    expect(page.locator("#arn")).to_have_value(
        "arn:aws:ecs:ap-northeast-2:111122223333:task-definition/orders-api:1"
    )
    draft = Draft.objects.get()
    assert draft.document == WANTED
    assert draft.based_on == "orders-api:1"
    assert equal_in_meaning(stored(ecs), WANTED)


def sign_in(page: Page, person: Person) -> None:
    page.goto("/")
    page.fill("[name=login]", person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.p")
    page.wait_for_url("**/drafts/")


def begin(page: Page) -> None:
    page.goto("/drafts/new/")
    page.check("[name=start][value=FARGATE]")
    page.fill("[name=family]", "orders-api")
    page.click("button.p")
    page.wait_for_url("**/launch-type/")


def fill_every_step(author: Author) -> None:
    author.fill("/runtimePlatform/#platform", "LINUX/ARM64")
    author.next()
    author.fill("/cpu", "512")
    author.enter("/family")
    author.fill("/memory", "1024")
    author.page.fill("[name=purpose]", "The first revision")
    author.next()
    fill_the_container(author)
    author.next()
    author.press("insert:/volumes")
    author.fill("/volumes/0/name", "receipts")
    author.press("become:/volumes/0:efsVolumeConfiguration")
    author.fill("/volumes/0/efsVolumeConfiguration/fileSystemId", "fs-0c41d9a27be15f380")
    author.next()
    author.next()
    author.fill("/taskRoleArn", f"{ROLE}orders-task")
    author.next()
    author.press("insert:/tags")
    author.fill("/tags/0/key", "team")
    author.fill("/tags/0/value", "payments")
    author.next()


def fill_the_container(author: Author) -> None:
    author.fill(f"{C}/image", IMAGE)
    author.press(f"insert:{C}/portMappings")
    author.fill(f"{C}/portMappings/0/containerPort", "8080e")
    author.press(f"insert:{C}/environment")
    author.fill(f"{C}/environment/0/name", "LOG_LEVEL")
    author.fill(f"{C}/environment/0/value", "warn")
    author.fill(f"{C}/cpu", "256")
    author.fill(f"{C}/memory", "768")
    author.fill(f"{C}/memoryReservation", "1536")
    author.fill(f"{C}/logConfiguration/logDriver", "awslogs")
    author.fill(f"{C}/logConfiguration/options/awslogs-group", "/ecs/orders-api")
    author.fill(f"{C}/logConfiguration/options/awslogs-region", "ap-northeast-2")
    author.fill(f"{C}/logConfiguration/options/awslogs-stream-prefix", "ecs")
    author.press(f"insert:{C}/healthCheck/command")
    author.fill(f"{C}/healthCheck/command/0", "CMD-SHELL")
    author.press(f"insert:{C}/healthCheck/command")
    author.fill(f"{C}/healthCheck/command/1", "curl -f http://localhost:8080/")
    author.fill(f"{C}/healthCheck/interval", "15")
    author.press(f"insert:{C}/mountPoints")
    author.fill(f"{C}/mountPoints/0/sourceVolume", "receipts")
    author.fill(f"{C}/mountPoints/0/containerPath", "/var/receipts")


def meet_and_mend_three_errors(author: Author) -> None:
    """The port is no number, the soft limit is above the hard one, and nobody may pull the image."""
    draft = Draft.objects.get()
    assert draft.errors >= 3
    author.page.goto(f"/drafts/{draft.pk}/register/?target={Target.objects.get().pk}")
    expect(author.page.locator("main button.p", has_text="payments-staging")).to_have_count(0)
    author.page.goto(f"/drafts/{draft.pk}/containers/0/")
    port = author.page.locator(f'[name="{C}/portMappings/0/containerPort"]')
    expect(port).to_have_value("8080e")
    expect(port).to_have_attribute("aria-invalid", "true")
    author.fill(f"{C}/portMappings/0/containerPort", "8080")
    author.fill(f"{C}/memoryReservation", "512")
    author.enter(f"{C}/memoryReservation")
    author.page.goto(f"/drafts/{draft.pk}/roles/")
    author.fill("/executionRoleArn", f"{ROLE}orders-execution")
    author.next()
    draft.refresh_from_db()
    assert draft.errors == 0


def register(page: Page, target: Target) -> None:
    page.goto(f"/drafts/{Draft.objects.get().pk}/register/?target={target.pk}")
    page.click("main form[method=post] button.p")
    page.wait_for_url("**/registrations/**")


def stored(ecs: Any) -> dict[str, Any]:
    """The revision as the account has it, without what only AWS says."""
    answer = ecs.describe_task_definition(taskDefinition="orders-api:1", include=["TAGS"])
    return load(
        json.dumps({"taskDefinition": answer["taskDefinition"], "tags": answer["tags"]}, default=str)
    ).document
