"""Names in a document, and the values that take their places."""

from typing import Any

import pytest

from designer.taskdef.filling import fill, missed, places

DOCUMENT: dict[str, Any] = {
    "family": "${FAMILY}",
    "executionRoleArn": "arn:aws:iam::${ACCOUNT_ID}:role/${ROLE}",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "${ACCOUNT_ID}.dkr.ecr.eu-west-1.amazonaws.com/app:${TAG}",
            "essential": "${ESSENTIAL}",
            "portMappings": [{"containerPort": "${PORT}"}],
            "command": ["sh", "-c", "exec serve --port ${PORT} --home ${HOME}"],
            "environment": [{"name": "MODE", "value": "${MODE}"}],
        }
    ],
    "${KEY}": 1,
}


def container(values: dict[str, str]) -> dict[str, Any]:
    filled: dict[str, Any] = fill(DOCUMENT, values)["containerDefinitions"][0]
    return filled


def test_names_come_in_the_order_of_the_document_with_all_their_places() -> None:
    found = places(DOCUMENT)
    assert list(found) == ["FAMILY", "ACCOUNT_ID", "ROLE", "TAG", "ESSENTIAL", "PORT", "HOME", "MODE"]
    assert found["ACCOUNT_ID"] == ["/executionRoleArn", "/containerDefinitions/0/image"]


def test_a_name_is_missed_where_a_rule_finds_it_and_not_where_a_shell_expands_it() -> None:
    assert missed(DOCUMENT) == ["FAMILY", "ACCOUNT_ID", "ROLE", "TAG", "ESSENTIAL", "PORT"]


def test_a_value_takes_every_place_of_its_name() -> None:
    filled = fill(DOCUMENT, {"ACCOUNT_ID": "111122223333"})
    assert filled["executionRoleArn"] == "arn:aws:iam::111122223333:role/${ROLE}"
    assert filled["containerDefinitions"][0]["image"].startswith("111122223333.dkr")


@pytest.mark.parametrize(
    ("given", "stored"),
    [("8080", 8080), ("-1", -1), ("08", "08"), ("8e3", "8e3"), ("８０", "８０"), ("9" * 16, "9" * 16)],
)
def test_a_number_stands_as_one_where_the_api_takes_one(given: str, stored: object) -> None:
    assert container({"PORT": given})["portMappings"] == [{"containerPort": stored}]


def test_a_number_within_a_text_stays_text() -> None:
    assert container({"PORT": "8080"})["command"][2] == "exec serve --port 8080 --home ${HOME}"


@pytest.mark.parametrize(("given", "stored"), [("true", True), ("false", False), ("True", "True")])
def test_a_boolean_stands_as_one_where_the_api_takes_one(given: str, stored: object) -> None:
    assert container({"ESSENTIAL": given})["essential"] is stored or stored == given


def test_a_text_of_digits_stays_text_where_the_api_takes_text() -> None:
    assert container({"MODE": "1"})["environment"] == [{"name": "MODE", "value": "1"}]


def test_without_values_nothing_changes_and_keys_are_left_alone() -> None:
    assert fill(DOCUMENT, {}) == DOCUMENT
    assert fill(DOCUMENT, {"KEY": "x"}) == DOCUMENT


def test_a_value_that_looks_like_a_name_is_not_filled_in_again() -> None:
    assert fill({"family": "${A}"}, {"A": "${B}", "B": "${A}"}) == {"family": "${B}"}


def test_filling_changes_no_order() -> None:
    assert list(fill(DOCUMENT, {"FAMILY": "orders"})) == list(DOCUMENT)
