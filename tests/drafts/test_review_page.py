"""The page before registering: what it shows, and to whom it offers what."""

import re
from typing import Any

import pytest
from django.test import Client

from designer.aws.models import Registration
from designer.aws.outcome import Outcome, State
from designer.drafts.models import Draft

TAGS = [{"key": "team", "value": "payments"}, {"key": "stage", "value": ""}]
DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "requiresCompatibilities": ["FARGATE", "EC2"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "1024",
    "executionRoleArn": "arn:aws:iam::444455556666:role/path/orders-execution",
    "containerDefinitions": [
        {
            "name": "app",
            "image": f"111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop/orders@sha256:{'a' * 64}",
            "cpu": 256,
            "memory": 512,
            "portMappings": [{"containerPort": 8080}],
            "dependsOn": [{"containerName": "log", "condition": "START"}],
        },
        {"name": "log", "image": "fluent-bit:3", "essential": False},
    ],
    "volumes": [{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0c41d9a2"}}],
    "tags": TAGS,
}


@pytest.fixture
def target(team):
    return team.targets.create(name="payments-staging", account="444455556666", region="eu-west-1")


def text_of(client: Client, draft: Draft) -> str:
    page = client.get(f"/drafts/{draft.pk}/review/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def test_it_shows_everything_that_will_be_sent(team, author, client_of) -> None:
    page = text_of(client_of(author), Draft.start(team, author, DOCUMENT))
    for words in (
        "Fargate, Amazon EC2",
        "0.5 vCPU · 1 GiB",
        "awsvpc",
        "orders@sha256:aaaaaaaaaaaa…",
        "fluent-bit:3",
        "Amazon EFS · fs-0c41d9a2",
        "orders-execution",
        "team payments",
        "2 of 10",
        "2 of 50",
        "of 64 KiB",
        "256 of 512 units reserved",
    ):
        assert words in page, words


def test_each_part_leads_to_its_step(team, author, client_of) -> None:
    draft = Draft.start(team, author, DOCUMENT)
    page = client_of(author).get(f"/drafts/{draft.pk}/review/").content.decode()
    for step in ("launch-type", "containers", "containers/1", "volumes", "roles", "tags"):
        assert f'href="/drafts/{draft.pk}/{step}/"' in page, step


def test_a_publisher_goes_on_to_register_in_a_target_of_the_team(team, publisher, client_of, target) -> None:
    draft = Draft.start(team, publisher, DOCUMENT)
    page = client_of(publisher).get(f"/drafts/{draft.pk}/review/").content.decode()
    assert f'action="/drafts/{draft.pk}/register/"' in page
    assert f'<option value="{target.pk}"' in page
    assert page.count('class="btn p"') == 1


def test_who_may_not_register_is_told_who_may(team, author, client_of, target) -> None:
    page = text_of(client_of(author), Draft.start(team, author, DOCUMENT))
    assert "Publishers of Payments register." in page
    assert "Register…" not in page


def test_errors_come_first(team, publisher, client_of, target) -> None:
    page = text_of(
        client_of(publisher), Draft.start(team, publisher, {**DOCUMENT, "family": "a b", "cpu": "1"})
    )
    assert re.search(r"\d errors first", page)
    assert "Register…" not in page


def test_a_team_without_an_account_is_led_to_the_accounts(team, publisher, client_of) -> None:
    page = text_of(client_of(publisher), Draft.start(team, publisher, DOCUMENT))
    assert "Your team has no AWS account here yet." in page


def test_an_archived_draft_is_not_registered(team, publisher, client_of, target) -> None:
    draft = Draft.start(team, publisher, DOCUMENT)
    draft.archive(publisher)
    assert "The draft is archived." in text_of(client_of(publisher), draft)


def test_where_and_as_what_it_was_registered_is_shown(team, publisher, client_of, target) -> None:
    place = {"account": "444455556666", "region": "us-east-1", "endpoint_url": "http://127.0.0.1:1"}
    other = team.targets.create(name="another", **place)
    draft = Draft.start(team, publisher, DOCUMENT)
    made = Registration.begin(draft, 1, other, publisher, key="k")
    arn = "arn:aws:ecs:us-east-1:444455556666:task-definition/orders:7"
    made.settle(Outcome(state=State.REGISTERED, arn=arn, revision=7))
    page = client_of(publisher).get(f"/drafts/{draft.pk}/review/").content.decode()
    assert "orders:7" in page
    assert f'<option value="{other.pk}" selected>' in page


def test_a_target_of_another_team_is_not_offered(team, publisher, stranger, client_of, target) -> None:
    stranger.teams.get().targets.create(name="theirs", account="999900001111", region="eu-west-1")
    assert "theirs" not in text_of(client_of(publisher), Draft.start(team, publisher, DOCUMENT))


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"containerDefinitions": "none", "volumes": 7, "tags": {"a": 1}, "requiresCompatibilities": 1},
        {"containerDefinitions": [None, 7, {"dependsOn": "x", "portMappings": [1], "cpu": -5}], "cpu": []},
        {"containerDefinitions": [{"image": 1, "memory": "x"}], "volumes": [{}, {"name": ""}], "tags": [{}]},
    ],
)
def test_half_a_document_has_a_page_too(team, publisher, client_of, target, document) -> None:
    draft = Draft.start(team, publisher, document)
    assert client_of(publisher).get(f"/drafts/{draft.pk}/review/").status_code == 200
