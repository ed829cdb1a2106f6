"""How much of each limit is used: near from 80 percent on, over just where its rule finds an error."""

from typing import Any

import pytest

from designer.taskdef import compact, examples, limits, read
from designer.taskdef.check import check
from designer.taskdef.checked import checked, checked_after
from designer.taskdef.edits import Put
from designer.taskdef.limits import BYTES, CONTAINERS, PORT_RANGES, TAGS, Use
from designer.taskdef.task import Task

RULES = {
    "size": "document-too-large",
    "containers": "containers-too-many",
    "port ranges": "port-range-too-many",
    "tags": "tags-too-many",
}


def of_size(size: int) -> dict[str, Any]:
    def padded(by: int) -> dict[str, Any]:
        return examples.complete({"containerDefinitions": [{"command": ["x" * by]}]})

    return padded(size - len(compact(padded(0)).encode()))


def with_containers(number: int) -> dict[str, Any]:
    return examples.complete({"containerDefinitions": [{"name": f"worker-{n}"} for n in range(number)]})


def with_ranges(number: int) -> dict[str, Any]:
    ranges = [{"containerPortRange": f"{n}1-{n}9"} for n in range(1000, 1000 + number)]
    containers = [{"portMappings": [{"containerPort": 80}]}, {"name": "many", "portMappings": ranges}]
    return examples.complete({"containerDefinitions": containers})


def with_tags(number: int) -> dict[str, Any]:
    return examples.complete({"tags": [{"key": f"team-{n}"} for n in range(number)]})


def use(kind: str, document: dict[str, Any]) -> Use:
    return next(one for one in limits.uses(Task(document)) if one.kind == kind)


@pytest.mark.parametrize(
    ("kind", "used", "document", "is_near", "is_over"),
    [
        ("size", BYTES * 79 // 100, of_size, False, False),
        ("size", BYTES * 80 // 100, of_size, False, False),  # a byte less than 80 percent
        ("size", BYTES * 80 // 100 + 1, of_size, True, False),
        ("size", BYTES, of_size, True, False),
        ("size", BYTES + 1, of_size, False, True),
        ("size", BYTES * 101 // 100, of_size, False, True),
        ("containers", 7, with_containers, False, False),
        ("containers", 8, with_containers, True, False),
        ("containers", CONTAINERS, with_containers, True, False),
        ("containers", CONTAINERS + 1, with_containers, False, True),
        ("port ranges", 79, with_ranges, False, False),
        ("port ranges", 80, with_ranges, True, False),
        ("port ranges", PORT_RANGES, with_ranges, True, False),
        ("port ranges", PORT_RANGES + 1, with_ranges, False, True),
        ("tags", 39, with_tags, False, False),
        ("tags", 40, with_tags, True, False),
        ("tags", TAGS, with_tags, True, False),
        ("tags", TAGS + 1, with_tags, False, True),
    ],
)
def test_a_limit_warns_before_it_is_reached(kind, used, document, is_near: bool, is_over: bool) -> None:
    whole = document(used)
    found = use(kind, whole)
    assert (found.used, found.is_near, found.is_over) == (used, is_near, is_over)
    assert (RULES[kind] in {finding.rule for finding in check(whole)}) == is_over


def test_port_ranges_are_those_of_the_container_that_has_the_most() -> None:
    found = use("port ranges", with_ranges(3))
    assert found.of is not None
    assert (found.of.label, found.used) == ("many", 3)


def test_without_port_ranges_nothing_is_said_of_them() -> None:
    assert [one.kind for one in limits.uses(Task(with_tags(1)))] == ["size", "containers", "tags"]


def test_environment_entries_of_all_containers_are_counted_with_their_bytes() -> None:
    entry = {"name": "A", "value": "é"}
    containers = [{"environment": [entry, entry]}, {"name": "b", "environment": [entry]}]
    found = limits.environment(Task(examples.complete({"containerDefinitions": containers})))
    assert (found.entries, found.bytes) == (3, 3 * len(compact(entry).encode()))


def test_what_takes_the_most_room_comes_first() -> None:
    fragment = {"containerDefinitions": [{"command": ["x" * 900]}], "tags": [{"key": "y" * 200}]}
    largest = limits.largest(Task(examples.complete(fragment)), 2)
    assert [at for at, _size in largest] == ["/containerDefinitions/0/command", "/tags"]


def test_so_it_does_after_an_edit_which_leaves_most_of_it_where_it_is() -> None:
    fragment = {"containerDefinitions": [{"command": ["x" * 900], "cpu": None}], "tags": [{"key": "y" * 200}]}
    before = checked(compact(examples.complete(fragment)))
    for most in (2, 20):
        limits.largest(before.task, most)
        after = checked_after(before, [Put("/tags/0/key", "y" * 200, "y" * 1_000)])
        found = limits.largest(after.task, most)
        assert found == limits.largest(Task(read(after.text)), most)
        assert found[0] == ("/tags", 1_012)


@pytest.mark.parametrize("document", [{}, {"containerDefinitions": "none", "tags": 7, "extra": "\ud800"}])
def test_half_a_document_has_its_limits_too(document: dict[str, Any]) -> None:
    task = Task(document)
    assert not any(one.is_over for one in limits.uses(task))
    assert limits.environment(task).entries == 0
    assert len(limits.largest(task)) <= 3
