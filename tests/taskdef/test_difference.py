"""A document replaced as a whole, as the operations a person would have made."""

import copy
import json
from random import Random
from typing import Any

import pytest
from hypothesis import given

from designer.taskdef.difference import difference
from designer.taskdef.edits import (
    Conflict,
    Insert,
    Move,
    Operation,
    Order,
    Put,
    Remove,
    apply,
    from_json,
    inverse,
    rebase,
    to_json,
)
from designer.taskdef.paths import ABSENT
from tests.taskdef import random_documents


def containers(*names: str) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": name} for name in names]}


def environment(**values: str) -> dict[str, Any]:
    variables = [{"name": name, "value": value} for name, value in values.items()]
    return {"containerDefinitions": [{"environment": variables}]}


def command(*arguments: str) -> dict[str, Any]:
    return {"containerDefinitions": [{"command": list(arguments)}]}


LIST, VARIABLES, ARGUMENTS = (
    "/containerDefinitions",
    "/containerDefinitions/0/environment",
    "/containerDefinitions/0/command",
)


@pytest.mark.parametrize(
    ("before", "after", "operations"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": True}, [Put("/a", 1, True)]),
        ({"a": 0.0}, {"a": -0.0}, [Put("/a", 0.0, -0.0)]),
        ({"a": 1, "b": 2, "c": 3}, {"a": 1, "c": 3}, [Put("/b", 2, ABSENT, 1)]),
        ({"a": 1, "c": 3}, {"a": 1, "b": 2, "c": 3}, [Put("/b", ABSENT, 2, 1)]),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, [Order("", ("a", "b"), ("b", "a"))]),
        ({"a/b": {"~": 1}}, {"a/b": {"~": 2}}, [Put("/a~1b/~0", 1, 2)]),
        ({"a": {}}, {"a": []}, [Put("/a", {}, [])]),
        ({}, [], [Put("", {}, [])]),
        (containers("a", "b", "c"), containers("c", "a", "b"), [Move(LIST, 2, 0)]),
        (containers("a", "b"), containers("b"), [Remove(LIST, 0, {"name": "a"})]),
        (containers("b"), containers("a", "b"), [Insert(LIST, 0, {"name": "a"})]),
        (containers("a", "b"), containers("a", "c"), [Put(f"{LIST}/1/name", "b", "c")]),
        (
            environment(A="1", B="2", C="3"),
            environment(C="3", A="9", B="2"),
            [Move(VARIABLES, 2, 0), Put(f"{VARIABLES}/1/value", "1", "9")],
        ),
        (command("sh", "-c", "run"), command("sh", "-c", "walk"), [Put(f"{ARGUMENTS}/2", "run", "walk")]),
        (
            command("a", "b"),
            command("new", "a", "x"),
            [Insert(ARGUMENTS, 0, "new"), Put(f"{ARGUMENTS}/2", "b", "x")],
        ),
    ],
)
def test_the_operations_are_the_ones_a_person_would_make(
    before: Any, after: Any, operations: list[Operation]
) -> None:
    assert difference(before, after) == operations


def test_a_name_that_is_not_the_only_one_says_nothing() -> None:
    before = {"tags": [{"key": "a", "value": "1"}, {"key": "a", "value": "2"}]}
    after = {"tags": [{"key": "a", "value": "2"}]}
    assert difference(before, after) == [Remove("/tags", 0, {"key": "a", "value": "1"})]


@given(random_documents.randoms)
def test_the_operations_make_the_very_text_there_and_back(random: Random) -> None:
    for _ in range(5):
        before, after = two_versions(random)
        operations = from_json(to_json(difference(before, after)))
        assert json.dumps(apply(before, operations)) == json.dumps(after)
        assert json.dumps(apply(after, inverse(operations))) == json.dumps(before)


@given(random_documents.randoms)
def test_two_replacements_at_once_fit_together_or_are_a_conflict(random: Random) -> None:
    for _ in range(5):
        base, mine = two_versions(random)
        theirs = changed(random, base)
        log = difference(base, theirs)
        try:
            operations = rebase(difference(base, mine), log, theirs)
        except Conflict:
            assert log
            continue
        both = apply(theirs, operations)
        assert json.dumps(apply(both, inverse(operations))) == json.dumps(theirs)


def two_versions(random: Random) -> tuple[Any, Any]:
    """Two documents that have much, or little, in common."""
    before = random_documents.document(random)
    return before, changed(random, before) if random.random() < 0.7 else random_documents.document(random)


def changed(random: Random, value: Any) -> Any:
    """The value with some members, items and their orders changed."""
    if isinstance(value, dict):
        keys = [key for key in value if random.random() < 0.9]
        if random.random() < 0.2:
            random.shuffle(keys)
        return {key: changed(random, value[key]) for key in keys}
    if isinstance(value, list):
        items = [changed(random, item) for item in value if random.random() < 0.8]
        if items and random.random() < 0.3:
            items.insert(random.randrange(len(items)), copy.deepcopy(random.choice(items)))
        if random.random() < 0.3:
            random.shuffle(items)
        return items
    return random.choice(random_documents.VALUES) if random.random() < 0.1 else value
