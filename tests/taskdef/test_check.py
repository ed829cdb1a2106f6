"""What `check` promises for any document: an order, no exception, and each fact said once."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import examples, paths, schema
from designer.taskdef.check import all_rules, check
from designer.taskdef.paths import Parts
from designer.taskdef.placeholders import ORDINARY_LOG_OPTIONS, ORDINARY_TEXT
from designer.taskdef.rule import LEVELS, Finding
from tests.taskdef import whole

TYPICAL = json.loads((Path(__file__).parent / "typical.json").read_text())

DEEP = json.loads("[" * 30 + "]" * 30)
ODD_VALUES = (None, True, 0, -1, 1.5, 2**31, "", "x", "${X}", "😀" * 300, [], {}, [[]], [{}], {"": {}}, DEEP)


def errors(document: dict[str, Any]) -> list[Finding]:
    """Advice and notes are given on nearly every example."""
    return [finding for finding in check(document) if finding.level == "error"]


def ids(document: dict[str, Any]) -> list[str]:
    return [finding.rule for finding in errors(document)]


def places(value: Any, at: Parts = ()) -> Iterator[Parts]:
    """Every place of a document but its root, parents first."""
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        yield (*at, key)
        yield from places(child, (*at, key))


def with_value(document: Any, at: Parts, value: Any) -> Any:
    changed = deepcopy(document)
    paths.get(changed, at[:-1])[at[-1]] = value
    return changed


def without(document: Any, at: Parts) -> Any:
    changed = deepcopy(document)
    del paths.get(changed, at[:-1])[at[-1]]
    return changed


def assert_readable(document: dict[str, Any]) -> None:
    for finding in check(document):
        assert finding.message
        assert finding.fix
        assert paths.tokens(finding.path) is not None


def test_a_typical_document_has_no_findings() -> None:
    assert check(TYPICAL) == []


def test_findings_come_in_the_order_of_the_document_and_then_by_level() -> None:
    document = examples.complete(
        {
            "tags": [{"key": "aws:team"}],
            "containerDefinitions": [{"image": "a b", "name": "a b"}, {"environments": [], "name": ""}],
        }
    )
    family, tags = document.pop("family"), document.pop("tags")
    document = {"tags": tags, **document, "family": family + "!"}
    assert [(finding.path, finding.rule) for finding in errors(document)] == [
        ("/tags/0/key", "tag-invalid"),
        ("/containerDefinitions/0/name", "container-name-invalid"),
        ("/containerDefinitions/0/image", "image-reference-invalid"),
        ("/containerDefinitions/1/name", "container-name-invalid"),
        ("/containerDefinitions/1/environments", "schema-unknown-field"),
        ("/family", "family-invalid"),
    ]


def test_what_is_missing_comes_after_what_is_there_in_the_order_of_the_api() -> None:
    document = {"requiresCompatibilities": ["FARGATE"], "containerDefinitions": [{"cpu": -1}]}
    assert [finding.path for finding in errors(document)] == [
        "/containerDefinitions/0/cpu",
        "/containerDefinitions/0/name",
        "/containerDefinitions/0/image",
        *("/family", "/networkMode", "/cpu", "/memory"),
    ]


def test_a_document_has_the_same_findings_every_time_and_is_left_as_it_was() -> None:
    document = whole.document()
    before = deepcopy(document)
    assert check(document) == check(deepcopy(document))
    assert document == before


def test_findings_at_one_place_come_by_level() -> None:
    for findings in map(check, (whole.document(), {}, {"family": 1, "unknown": {}})):
        for one, following in pairwise(findings):
            assert one.path != following.path or LEVELS.index(one.level) <= LEVELS.index(following.level)


@pytest.mark.parametrize("value", ODD_VALUES, ids=repr)
def test_no_value_in_any_field_is_too_odd(value: Any) -> None:
    document = whole.document()
    for at in places(document):
        assert_readable(with_value(document, at, value))


def test_no_field_is_needed_to_check_the_others() -> None:
    for at in places(TYPICAL):
        assert_readable(without(TYPICAL, at))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children, max_size=4),
    max_leaves=8,
)


@given(st.sampled_from(list(places(TYPICAL))), json_values)
def test_any_value_may_stand_anywhere(at: Parts, value: Any) -> None:
    assert_readable(with_value(TYPICAL, at, value))


@given(st.dictionaries(st.text() | st.sampled_from(schema.members("")), json_values, max_size=6))
def test_any_object_may_be_checked(document: dict[str, Any]) -> None:
    assert_readable(document)


@pytest.mark.parametrize(
    ("launch_types", "rules"),
    [
        (["FARGATE"], ["fargate-network-mode", "fargate-cpu-required"]),
        (["EC2"], []),
        (["EXTERNAL"], []),
        (["MANAGED_INSTANCES"], ["managed-instances-network-mode"]),
        (["EC2", "MANAGED_INSTANCES"], ["managed-instances-network-mode"]),
        (["EC2", "FARGATE"], ["fargate-network-mode", "fargate-cpu-required"]),
        (
            ["MANAGED_INSTANCES", "FARGATE"],
            ["fargate-network-mode", "managed-instances-network-mode", "fargate-cpu-required"],
        ),
        ([], []),
        (None, []),
        (["fargate"], ["schema-invalid-enum"]),
        (["${LAUNCH_TYPE}"], ["placeholder-left"]),
        ("FARGATE", ["schema-wrong-type"]),
    ],
)
def test_a_rule_applies_when_any_launch_type_of_the_document_is_its_own(
    launch_types: object, rules: list[str]
) -> None:
    members = {"networkMode": "bridge", "cpu": None, "memory": "2048"}
    document = {**examples.complete(members), "requiresCompatibilities": launch_types}
    assert ids(document) == rules


@pytest.mark.parametrize("at", list(places(TYPICAL)), ids=paths.pointer)
def test_a_placeholder_is_one_finding_or_ordinary_text(at: Parts) -> None:
    document = with_value(TYPICAL, at, "<FILL IN>")
    found = [(finding.rule, finding.path) for finding in check(document)]
    shape = schema.locate(at)
    assert shape
    is_ordinary = shape.field.path in ORDINARY_TEXT or at[-1] in ORDINARY_LOG_OPTIONS
    assert found == ([] if is_ordinary else [("placeholder-left", paths.pointer(at))])


@pytest.mark.parametrize(
    ("fragment", "rules"),
    [
        ({"family": None}, ["family-invalid"]),
        ({"family": ""}, ["family-invalid"]),
        ({"family": 7}, ["schema-wrong-type"]),
        ({"family": "orders api/" + "x" * 300}, ["family-invalid"]),
        ({"containerDefinitions": None}, ["containers-empty"]),
        ({"containerDefinitions": []}, ["containers-empty"]),
        ({"containerDefinitions": {}}, ["schema-wrong-type"]),
        ({"containerDefinitions": ["app"]}, ["schema-wrong-type"]),
        ({"containerDefinitions": [{"essential": False}]}, ["essential-container-missing"]),
        ({"containerDefinitions": [{"essential": "false"}]}, ["schema-wrong-type"]),
        ({"containerDefinitions": [{"name": None}]}, ["container-name-invalid"]),
        ({"containerDefinitions": [{"name": 7}]}, ["schema-wrong-type"]),
        ({"containerDefinitions": [{"image": ""}]}, ["image-required"]),
        ({"containerDefinitions": [{"image": False}]}, ["schema-wrong-type"]),
        ({"containerDefinitions": [{"memory": 10**12}]}, ["schema-wrong-type"]),
        ({"containerDefinitions": [{"memory": 2048}]}, ["container-memory-over-task"]),
        ({"containerDefinitions": [{"memoryReservation": 2048}]}, ["container-reservation-over-task"]),
        ({"containerDefinitions": [{"cpu": -1}, {"name": "b", "cpu": 512}]}, ["container-cpu-negative"]),
        ({"networkMode": None}, ["fargate-network-mode"]),
        ({"networkMode": "AWSVPC"}, ["schema-invalid-enum"]),
        ({"networkMode": ["awsvpc"]}, ["schema-wrong-type"]),
        ({"cpu": None}, ["fargate-cpu-required"]),
        ({"cpu": ""}, ["fargate-cpu-required"]),
        ({"cpu": []}, ["schema-wrong-type"]),
        ({"cpu": 512}, ["schema-wrong-type"]),
        ({"cpu": "512m"}, ["task-cpu-format"]),
        ({"cpu": "${CPU}"}, ["placeholder-left"]),
        ({"cpu": "513"}, ["fargate-cpu-memory"]),
        ({"memory": None}, ["fargate-memory-required"]),
        ({"memory": "0"}, ["task-memory-format"]),
        ({"memory": "1 TB"}, ["task-memory-format"]),
        (
            {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}},
            ["fargate-windows-size"],
        ),
        ({"tags": []}, ["tags-empty-list"]),
        ({"tags": {}}, ["schema-wrong-type"]),
        ({"tags": [{}]}, ["tag-invalid"]),
        ({"tags": [{"key": "a"}, {"key": "a"}]}, ["tag-key-duplicate"]),
        ({"tags": [{"key": "a", "value": 1}]}, ["schema-wrong-type"]),
        ({"tags": [{"key": "<KEY>"}, {"key": "<KEY>"}]}, ["placeholder-left", "placeholder-left"]),
        ({"revision": 3}, ["schema-unknown-field"]),
    ],
    ids=repr,
)
def test_one_fact_is_said_once(fragment: dict[str, Any], rules: list[str]) -> None:
    assert ids(examples.complete(fragment)) == rules


def test_every_rule_looks_at_fields_that_the_api_has() -> None:
    for rule in all_rules().values():
        for pattern in rule.paths:
            assert pattern == "*" or schema.find(pattern), (rule.id, pattern)
