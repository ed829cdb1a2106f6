"""The values that a template may ask for: which are offered, under which names, and which are secrets."""

from typing import Any

import pytest

from designer.taskdef.filling import fill
from designer.taskdef.openings import Opening, opened, openings

DOCUMENT: dict[str, Any] = {
    "family": "orders",
    "cpu": "256",
    "taskRoleArn": "arn:aws:iam::111122223333:role/orders",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "nginx:1.27",
            "memory": 512,
            "environment": [
                {"name": "LOG_LEVEL", "value": "info"},
                {"name": "DB_PASSWORD", "value": "hunter2hunter2"},
                {"name": "QUEUE", "value": "${QUEUE}"},
            ],
            "secrets": [{"name": "API_KEY", "valueFrom": "/orders/key"}],
            "command": ["serve", "--password=hunter2hunter2"],
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/orders"}},
        },
        {"name": "side car", "image": "envoy:1.30", "environment": [{"name": "LOG_LEVEL", "value": "info"}]},
        {"name": "third", "image": "envoy:1.30", "environment": [{"name": "LOG_LEVEL", "value": "warn"}]},
    ],
}
ENVIRONMENT = "/containerDefinitions/0/environment"


def found() -> dict[str, Opening]:
    return {one.at: one for one in openings(DOCUMENT)}


@pytest.mark.parametrize(
    ("at", "name"),
    [
        ("/family", "FAMILY"),
        ("/cpu", "CPU"),
        ("/taskRoleArn", "TASK_ROLE_ARN"),
        ("/containerDefinitions/0/image", "IMAGE"),
        ("/containerDefinitions/0/memory", "MEMORY"),
        (f"{ENVIRONMENT}/0/value", "LOG_LEVEL"),
        ("/containerDefinitions/0/secrets/0/valueFrom", "API_KEY"),
        ("/containerDefinitions/0/logConfiguration/options/awslogs-group", "AWSLOGS_GROUP"),
        ("/containerDefinitions/1/image", "SIDE_CAR_IMAGE"),
        ("/containerDefinitions/2/image", "THIRD_IMAGE"),
    ],
)
def test_a_value_is_offered_under_a_name_that_says_what_it_is(at: str, name: str) -> None:
    assert found()[at].name == name


def test_equal_values_have_one_name_and_others_their_own() -> None:
    names = [found()[f"/containerDefinitions/{n}/environment/0/value"].name for n in range(3)]
    assert names == ["LOG_LEVEL", "LOG_LEVEL", "THIRD_LOG_LEVEL"]


def test_what_holds_a_name_already_is_not_offered() -> None:
    assert f"{ENVIRONMENT}/2/value" not in found()


def test_a_name_that_the_document_uses_is_not_given_again() -> None:
    document = {**DOCUMENT, "family": "${IMAGE}"}
    assert "IMAGE" not in {one.name for one in openings(document)}


@pytest.mark.parametrize("at", [f"{ENVIRONMENT}/1/value", "/containerDefinitions/0/command/1"])
def test_a_secret_is_told_wherever_it_stands(at: str) -> None:
    assert found()[at].is_secret


def test_ordinary_values_are_no_secrets() -> None:
    assert len([one for one in openings(DOCUMENT) if one.is_secret]) == 2


def test_a_secret_is_told_in_a_field_that_is_not_offered_otherwise() -> None:
    document = {**DOCUMENT, "containerDefinitions": [{"workingDirectory": "redis://u:hunter2hunter2@db/0"}]}
    assert [one.at for one in openings(document) if one.is_secret] == [
        "/containerDefinitions/0/workingDirectory"
    ]


def test_opened_and_filled_with_what_stood_there_is_the_document_again() -> None:
    chosen = openings(DOCUMENT)
    template = opened(DOCUMENT, chosen)
    assert "hunter2hunter2" not in str(template)
    assert fill(template, {one.name: str(one.value) for one in chosen}) == DOCUMENT


@pytest.mark.parametrize("name", ["", "…", "9", "a/b~c", "x" * 300, "결제", None, 7])
def test_odd_names_still_give_names_that_can_be_filled(name: object) -> None:
    document = {"containerDefinitions": [{"environment": [{"name": name, "value": "v"}]}]}
    template = opened(document, openings(document))
    assert fill(template, {one.name: "v" for one in openings(document)}) == document
    assert template != document


@pytest.mark.parametrize("odd", [{}, {"containerDefinitions": 1}, {"containerDefinitions": [None, [], "x"]}])
def test_half_a_document_offers_little_and_breaks_nothing(odd: dict[str, Any]) -> None:
    assert openings(odd) == []
