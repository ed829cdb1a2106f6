"""Secrets are out of sight wherever they stand, and nothing else is."""

import json
from typing import Any

import pytest

from designer import taskdef
from designer.taskdef.compared import Compared
from designer.taskdef.masking import MARK, Mask, is_masked
from tests.taskdef.mutants import originals

CANARY = "canary7Hq2vXw9"
KEY = "AKIA" + "ABCDEFGHIJKLMNOP"
ONE = f"{MARK} #1"

HIDDEN: dict[str, tuple[Any, Any]] = {
    "a variable": ({"name": "DB_PASSWORD", "value": CANARY}, {"name": "DB_PASSWORD", "value": ONE}),
    "a label": ({"api_token": CANARY}, {"api_token": ONE}),
    "a log option": ({"splunk-token": CANARY}, {"splunk-token": ONE}),
    "a flag": ([f"--password={CANARY}"], [f"--password={ONE}"]),
    "a flag and its value": (["--token", CANARY, "x"], ["--token", ONE, "x"]),
    "a shell": ([f"export API_TOKEN={CANARY}; run"], [f"export API_TOKEN={ONE}; run"]),
    "docker": ([f"docker run -e DB_PASSWORD={CANARY} x"], [f"docker run -e DB_PASSWORD={ONE} x"]),
    "an address": (f"postgres://app:{CANARY}@db/x", f"postgres://app:{ONE}@db/x"),
    "an access key": (f"use {KEY} here", ONE),
    "a member the API does not know": ({"password": CANARY}, {"password": ONE}),
    "a map where a list belongs": (
        {"environment": {"DB_PASSWORD": CANARY}},
        {"environment": {"DB_PASSWORD": ONE}},
    ),
}
SHOWN: tuple[Any, ...] = (
    {"name": "DB_PASSWORD", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/db"},
    {"name": "DB_PASSWORD_FILE", "value": "/run/secrets/db"},
    {"name": "DB_PASSWORD", "value": "$DB_PASSWORD"},
    ["--password-file", "/x", "--token", "$TOKEN"],
    "https://example.com/a@b",
    {"PWD": "somewhere"},
    12,
    None,
)


@pytest.mark.parametrize("name", HIDDEN)
def test_a_secret_is_out_of_sight(name: str) -> None:
    value, masked = HIDDEN[name]
    assert Mask().value(value) == masked
    assert is_masked(json.dumps(masked, ensure_ascii=False))


@pytest.mark.parametrize("value", SHOWN, ids=str)
def test_what_is_no_secret_is_the_very_same_value(value: Any) -> None:
    assert Mask().value(value) is value


def test_equal_secrets_have_equal_marks_and_others_other_ones() -> None:
    masked = Mask().value({"a_password": CANARY, "b_password": "other" + CANARY, "c_password": CANARY})
    assert [text.rpartition(" ")[2] for text in masked.values()] == ["#1", "#2", "#1"]


@pytest.mark.parametrize("name", HIDDEN)
def test_no_part_of_a_comparison_shows_a_secret(name: str) -> None:
    value, _masked = HIDDEN[name]
    before = {"containerDefinitions": [{"name": "app", "image": "app:1", "odd": [value]}]}
    after = json.loads(taskdef.compact(before).replace(CANARY, CANARY + "2").replace("app:1", "app:2"))
    for one, other in ((before, after), (after, before), ({}, after), (before, {}), (before, before)):
        compared = Compared(one, other)
        said = [str(told.meaning) for told in compared.told]
        assert CANARY not in repr((compared.told, compared.hidden, compared.lines, said))
        assert KEY not in repr((compared.told, compared.hidden, compared.lines, said))


def test_another_secret_can_be_told_from_the_same_one() -> None:
    def variable(value: str) -> Any:
        entry = {"name": "DB_PASSWORD", "value": value}
        return {"containerDefinitions": [{"name": "app", "environment": [entry]}]}

    (told,) = Compared(variable(CANARY), variable("x" + CANARY)).told
    assert (told.change.before, told.change.after) == (f"{MARK} #1", f"{MARK} #2")
    assert [line.sign for line in Compared(variable(CANARY), variable("x" + CANARY)).lines].count("-") == 1


def test_what_is_masked_is_what_the_rules_about_secrets_find() -> None:
    rules = {"sec-plaintext-secret", "sec-secret-in-command", "sec-log-token-plaintext"}
    found = 0
    for document in originals():
        if rules & {finding.rule for finding in taskdef.check(document)}:
            found += 1
            assert is_masked(taskdef.compact(Mask().value(document))), document
    assert found > 5
