"""All variables of a container at once say what each of them says alone."""

from typing import Any

import pytest
from hypothesis import given

from designer.taskdef import variables
from designer.taskdef.items import Unread
from designer.taskdef.task import Task
from tests.taskdef.random_documents import document as random_document
from tests.taskdef.random_documents import randoms

TWO = [{"name": "MODE", "value": "prod"}, {"name": "HOME"}]


def container_with(environment: Any) -> Task:
    return Task({"containerDefinitions": [{"name": "app", "environment": environment}]})


def test_names_and_values_are_at_hand_without_making_an_item_of_each() -> None:
    task = container_with(TWO)
    [found] = variables.of(task)
    assert (found.names, found.values, found.lines) == (["MODE", "HOME"], ["prod", ""], "prod\n")
    assert isinstance(task.containers[0]["environment"], Unread)


def test_items_made_when_they_are_asked_for_know_their_places() -> None:
    [found] = variables.of(container_with(TWO))
    assert [item.at for item in found.named({"HOME"})] == ["/containerDefinitions/0/environment/1"]
    assert next(item.path("value") for item in found.items) == "/containerDefinitions/0/environment/0/value"


@pytest.mark.parametrize(
    "odd",
    [{"name": 7}, {"name": ""}, {"name": "A", "value": None}, {"name": "A", "valu": "b"}, "A=b", None, ["A"]],
)
def test_one_odd_entry_leaves_the_others_as_they_are(odd: Any) -> None:
    [alone], [beside] = variables.of(container_with(TWO)), variables.of(container_with([*TWO, odd]))
    assert [dict(item) for item in beside.items][:2] == [dict(item) for item in alone.items]


@given(random=randoms)
def test_they_are_those_of_the_items(random) -> None:
    task = Task(random_document(random))
    for each in variables.of(task):
        items = each.container.items_of("environment")
        assert each.names == [item.get("name", "") for item in items]
        assert each.values == [item.get("value", "") for item in items]
