"""The pages as a Korean reader gets them: nothing of the interface is left in English."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import polib
import pytest
from django.test import Client
from django.utils import translation

from designer import taskdef
from designer.aws.models import Registration
from designer.aws.sending import send
from designer.drafts.models import Draft, TeamTemplate
from designer.drafts.starters import all_starters
from designer.drafts.template import Template
from designer.drafts.words import fix, message
from designer.taskdef.check import all_rules
from designer.teams.models import Person, Target, Team
from designer.teams.models.role import GRANTED
from tests import visible_text
from tests.aws.documents import DOCUMENT, RICH
from tests.emulator.fixtures import aws, moto, proxy
from tests.emulator.proxy import Proxy

pytestmark = pytest.mark.any_database

__all__ = ["aws", "moto", "proxy"]

Browser = Callable[[Person], Client]

KOREAN = {"Accept-Language": "ko-KR,ko;q=0.9,en;q=0.5"}
CATALOGUE = Path(__file__).parent.parent / "designer/locale/ko/LC_MESSAGES/django.po"
# Also what people call their own: a network mode, a tag, a team.
VALUES = {"disabled", "none", "task", "team", "Payments"}
SENTENCE = re.compile(r"\b[A-Za-z’']+ [a-z’']+ [a-z’']+\b")
FAULTY: dict[str, Any] = {
    "requiresCompatibilities": ["FARGATE", "EXTERNAL"],
    "networkMode": "bridge",
    "cpu": "300",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "${IMAGE}",
            "essential": False,
            "memory": 128,
            "memoryReservation": 256,
            "portMappings": [{"containerPort": 99999}, {"containerPort": "abc"}],
            "environment": [{"name": "", "value": "1"}],
            "secrets": [{"name": "KEY", "valueFrom": "/key"}],
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/app"}},
            "healthCheck": {"command": [], "interval": 1},
            "mountPoints": [{"sourceVolume": "nowhere", "containerPath": "/data"}],
        },
        {"image": "nginx"},
    ],
    "volumes": [
        {"name": "data", "host": {"sourcePath": "/srv"}},
        {"name": "shared", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "transitEncryptionPort": 0}},
    ],
    "taskRoleArn": "arn:aws:iam::111122223333:user/orders",
    "tags": [],
    "unknown": 1,
}
STEPS = ["launch-type", "name-and-size", "containers", "volumes", "network-mode", "roles", "tags", "review"]


@pytest.fixture
def publisher(publisher: Person, team: Team) -> Person:
    """Sees every form there is."""
    return team.add(publisher, *GRANTED).person


def english_labels() -> set[str]:
    """The texts of the interface that read differently in Korean, without those that values go into."""
    return {
        entry.msgid
        for entry in polib.pofile(str(CATALOGUE))
        if entry.msgid != entry.msgstr and not re.search(r"%\(|\{", entry.msgid)
    } - VALUES


def untranslated(texts: list[str]) -> Iterator[str]:
    labels = english_labels()
    return (
        text for text in texts if text in labels or (SENTENCE.search(text) and not re.search("[가-힣]", text))
    )


def assert_korean(client: Client, address: str, *, status: int = 200) -> None:
    response = client.get(address, headers=KOREAN)
    assert response.status_code == status
    html = response.content.decode()
    assert '<html lang="ko"' in html
    assert list(untranslated(visible_text.of_page(html))) == []


@pytest.fixture
def target(team: Team, aws: Proxy) -> Target:
    return Target.objects.create(
        team=team,
        name="payments-staging",
        account="111122223333",
        region="ap-northeast-2",
        role_arn="arn:aws:iam::111122223333:role/designer-register",
        endpoint_url=aws.address,
    )


def test_signing_in_is_in_korean(db: None) -> None:
    assert_korean(Client(), "/sign-in/")
    assert_korean(Client(), "/sign-in/a-link-of-nobody/", status=410)


@pytest.mark.parametrize(
    "address",
    [
        "account/",
        "account/password/",
        "drafts/",
        "drafts/new/",
        "templates/",
        "targets/",
        "targets/new/",
        "registrations/",
    ],
)
def test_a_beginners_pages_are_in_korean(publisher: Person, client_of: Browser, address: str) -> None:
    assert_korean(client_of(publisher), f"/{address}")


def test_an_address_that_is_not_there_is_in_korean(author: Person, client_of: Browser) -> None:
    assert_korean(client_of(author), "/nowhere/", status=404)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("document", [FAULTY, RICH], ids=["faulty", "right"])
def test_each_step_is_in_korean(
    team: Team, author: Person, client_of: Browser, document: dict[str, Any], step: str
) -> None:
    draft = Draft.start(team, author, document)
    assert_korean(client_of(author), f"/drafts/{draft.pk}/{step}/")


@pytest.mark.parametrize("starter", all_starters().values(), ids=lambda starter: starter.key)
def test_a_starter_is_in_korean(author: Person, client_of: Browser, starter: Template) -> None:
    assert_korean(client_of(author), starter.address)


@pytest.mark.parametrize("document", [FAULTY, RICH], ids=["faulty", "right"])
def test_templates_of_a_team_are_in_korean(
    team: Team, author: Person, client_of: Browser, document: dict[str, Any]
) -> None:
    draft = Draft.start(team, author, document)
    told = {"description": "", "document": document, "examples": {}}
    template = TeamTemplate.keep(team, author, "x", replace=False, **told)
    pages = [f"/templates/{template.pk}/", f"/templates/{template.pk}/delete/", template.template.address]
    for page in (*pages, "/templates/", "/drafts/new/?q=x", f"/drafts/{draft.pk}/save-as-template/"):
        assert_korean(client_of(author), page)


@pytest.mark.parametrize("page", ["export", "delete", "register", "json"])
def test_what_is_done_with_a_draft_is_in_korean(
    team: Team, publisher: Person, target: Target, client_of: Browser, page: str
) -> None:
    draft = Draft.start(team, publisher, FAULTY)
    assert_korean(client_of(publisher), f"/drafts/{draft.pk}/{page}/")


@pytest.mark.parametrize("query", ["", "?q=nothing-is-called-so&errors=1", "?status=archived"])
def test_the_list_of_drafts_is_in_korean(team: Team, author: Person, client_of: Browser, query: str) -> None:
    Draft.start(team, author, FAULTY)
    Draft.start(team, author, RICH)
    assert_korean(client_of(author), f"/drafts/{query}")


@pytest.mark.parametrize("page", ["", "?q=nothing-is-called-so", "document-too-large/", "image-required/"])
def test_the_rules_are_in_korean(author: Person, client_of: Browser, page: str) -> None:
    assert_korean(client_of(author), f"/rules/{page}")


@pytest.mark.parametrize("name", ["containerDefinitions.logConfiguration", "tags", "cpu"])
def test_what_surrounds_the_words_of_the_api_is_in_korean(
    author: Person, client_of: Browser, name: str
) -> None:
    assert_korean(client_of(author), f"/fields/{name}/")


def test_an_account_is_in_korean(publisher: Person, target: Target, client_of: Browser) -> None:
    assert_korean(client_of(publisher), f"/targets/{target.pk}/")


@pytest.mark.parametrize("fault", ["", "denied", "drop after"])
def test_a_registration_is_in_korean(
    team: Team, publisher: Person, target: Target, client_of: Browser, aws: Proxy, fault: str
) -> None:
    draft = Draft.start(team, publisher, DOCUMENT)
    registration = Registration.begin(draft, draft.version, target, publisher, "k" * 24)
    if fault:
        aws.fail("RegisterTaskDefinition", fault)
    send(registration)
    assert_korean(client_of(publisher), f"/registrations/{registration.pk}/")
    assert_korean(client_of(publisher), f"/drafts/{draft.pk}/register/")


def test_what_a_rule_says_of_its_own_example_is_korean_and_complete() -> None:
    with translation.override("ko"):
        for rule in all_rules().values():
            for finding in taskdef.check(rule.bad):
                for text in (message(finding), fix(finding)):
                    assert re.search("[가-힣]", text), text
                    assert not SENTENCE.search(text), text
