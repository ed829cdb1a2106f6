"""What is said of documents that break the schema."""

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import paths, schema, schema_errors
from designer.taskdef.reading import Reading
from tests.taskdef import by_json_schema
from tests.taskdef.mutants import mutants

CASES = [json.loads(file.read_text()) for file in sorted((Path(__file__).parent / "cases").glob("*.json"))]
IDS = {"schema-unknown-field", "schema-wrong-type", "schema-invalid-enum", "schema-missing-member"}


def told(document: Any) -> list[tuple[str, str, str]]:
    """(rule without its prefix, pointer, message), in the order of the pointers."""
    found = schema_errors.errors(document)
    return sorted(
        (error.rule.removeprefix("schema-"), error.path, error.template.format_map(error.values))
        for error in found
    )


def with_container(**members: Any) -> dict[str, Any]:
    return {"family": "orders", "containerDefinitions": [members]}


@pytest.mark.parametrize(
    ("top", "message"),
    [
        ({"cpu": 256}, 'cpu must be text such as "256", not a number'),
        ({"cpu": 0.5}, 'cpu must be text such as "0.5", not a number'),
        ({"cpu": False}, 'cpu must be text such as "false", not false without quotes'),
        ({"cpu": ["256"]}, 'cpu must be text, not ["256"]'),
        ({"cpu": {}}, "cpu must be text, not {}"),
        (
            {"enableFaultInjection": "True"},
            'enableFaultInjection must be true or false without quotes, not "True"',
        ),
        ({"enableFaultInjection": 1}, "enableFaultInjection must be true or false, not 1"),
        ({"tags": {"key": "a"}}, 'tags must be a list; put {"key": "a"} in square brackets'),
        ({"tags": {"team": "a"}}, 'tags must be a list, not {"team": "a"}'),
        ({"tags": ""}, 'tags must be a list, not ""'),
        (
            {"runtimePlatform": "LINUX"},
            "runtimePlatform must be an object with members such as"
            ' "cpuArchitecture", "operatingSystemFamily", not "LINUX"',
        ),
        (
            {"proxyConfiguration": []},
            'proxyConfiguration must be an object with members such as "containerName", not []',
        ),
    ],
)
def test_a_value_of_the_wrong_type_is_told_what_to_be(top: dict[str, Any], message: str) -> None:
    (path,) = top
    assert told({**with_container(), **top}) == [("wrong-type", f"/{path}", message)]


@pytest.mark.parametrize(
    ("member", "value", "at", "message"),
    [
        ("cpu", "256", "", "cpu must be a whole number such as 256, without quotes"),
        ("cpu", "1 vCPU", "", 'cpu must be a whole number, not "1 vCPU"'),
        ("cpu", "٣", "", 'cpu must be a whole number, not "٣"'),
        ("cpu", True, "", "cpu must be a whole number, not true"),
        ("cpu", 1.0, "", "cpu must be a whole number such as 1, not 1.0"),
        ("cpu", 0.5, "", "cpu must be a whole number, not 0.5"),
        ("cpu", float("inf"), "", "cpu must be a whole number, not Infinity"),
        ("cpu", 2**63, "", "cpu must be a whole number between -2147483648 and 2147483647"),
        ("command", "npm start", "", 'command must be a list; put "npm start" in square brackets'),
        ("command", ["a", 8080], "/1", 'command[1] must be text such as "8080", not a number'),
        ("command", [None], "/0", "command[0] must be text, not null"),
        ("dockerLabels", {"a/b": 1}, "/a~1b", 'dockerLabels["a/b"] must be text such as "1", not a number'),
        ("dockerLabels", ["a"], "", 'dockerLabels must be an object of names and values, not ["a"]'),
        (
            "secrets",
            ["A"],
            "/0",
            'secrets[0] must be an object with members such as "name", "valueFrom", not "A"',
        ),
    ],
)
def test_the_place_of_a_wrong_type_is_exact(member: str, value: Any, at: str, message: str) -> None:
    path = f"/containerDefinitions/0/{member}{at}"
    assert told(with_container(**{member: value})) == [("wrong-type", path, message)]


@pytest.mark.parametrize(
    ("document", "found"),
    [([], "[]"), (None, "null"), ("x", '"x"'), ([["a" * 99]], '[["' + "a" * 57 + "…")],
)
def test_a_document_that_is_no_object_is_one_error(document: Any, found: str) -> None:
    assert told(document) == [("wrong-type", "", f"The task definition must be an object, not {found}")]


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        ({"foo": 1}, "/foo", 'Unknown field "foo"'),
        ({"": 1}, "/", 'Unknown field ""'),
        ({"a/b~": 1}, "/a~1b~0", 'Unknown field "a/b~"'),
        ({"__proto__": {}}, "/__proto__", 'Unknown field "__proto__"'),
        ({"x" * 99: 1}, "/" + "x" * 99, f'Unknown field "{"x" * 60}…"'),
        ({"cpus": "256"}, "/cpus", 'Unknown field "cpus"; did you mean "cpu"?'),
        ({"CPU": "256"}, "/CPU", 'Unknown field "CPU"; did you mean "cpu"?'),
        (
            {"network_mode": "host"},
            "/network_mode",
            'Unknown field "network_mode"; did you mean "networkMode"?',
        ),
        ({"image": "nginx"}, "/image", '"image" belongs in containerDefinitions[], not here'),
        (
            {"status": "ACTIVE"},
            "/status",
            'AWS reports "status" about a registered revision but does not take it',
        ),
        ({"name": "x"}, "/name", 'Unknown field "name"'),
    ],
)
def test_an_unknown_field_is_told_what_it_may_have_been(document: Any, path: str, message: str) -> None:
    assert told({**with_container(), **document}) == [("unknown-field", path, message)]


@pytest.mark.parametrize(
    ("container", "path", "message"),
    [
        (
            {"taskRoleArn": "x"},
            "/taskRoleArn",
            '"taskRoleArn" belongs at the top level of the task definition, not here',
        ),
        ({"status": 1}, "/status", 'Unknown field "status"'),
        (
            {"environment": [{"name": "A", "valueFrom": "x"}]},
            "/environment/0/valueFrom",
            '"valueFrom" belongs in containerDefinitions[].secrets[], not here',
        ),
        (
            {"portMappings": [{"containerport": 80}]},
            "/portMappings/0/containerport",
            'Unknown field "containerport"; did you mean "containerPort"?',
        ),
    ],
)
def test_an_unknown_field_inside_a_container(container: dict[str, Any], path: str, message: str) -> None:
    assert told(with_container(**container)) == [("unknown-field", f"/containerDefinitions/0{path}", message)]


@pytest.mark.parametrize(
    ("document", "path", "message"),
    [
        (
            {"networkMode": "AWSVPC"},
            "/networkMode",
            'networkMode cannot be "AWSVPC"; it is one of awsvpc, bridge, host, none',
        ),
        (
            {"requiresCompatibilities": ["EC2", ""]},
            "/requiresCompatibilities/1",
            'requiresCompatibilities[1] cannot be ""; it is one of EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES',
        ),
        (
            {"pidMode": "{0.__class__} %s"},
            "/pidMode",
            'pidMode cannot be "{0.__class__} %s"; it is one of host, task',
        ),
    ],
)
def test_a_value_outside_the_choices_is_told_the_choices(document: Any, path: str, message: str) -> None:
    assert told({**with_container(), **document}) == [("invalid-enum", path, message)]


@pytest.mark.parametrize(
    "entry", [{"name": "A"}, {"name": "A", "valueFrom": None}, {"name": "A", "valueFrom": ""}]
)
def test_a_missing_member_is_reported_where_it_is_missing(entry: dict[str, Any]) -> None:
    path = "/containerDefinitions/0/secrets/0/valueFrom"
    assert told(with_container(secrets=[entry])) == [("missing-member", path, 'secrets[0] needs "valueFrom"')]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"family": ""},
        {"family": None, "containerDefinitions": None},
        {"networkMode": "", "pidMode": None, "foo": None},
        with_container(dockerLabels={"a": None}, restartPolicy={"enabled": False}),
        with_container(portMappings=[{"containerPort": 80, "protocol": "TCP"}]),
        with_container(
            healthCheck={"command": []}, ulimits=[{"name": "core", "softLimit": 0, "hardLimit": -1}]
        ),
    ],
)
def test_what_counts_as_absent_or_belongs_to_other_rules_is_not_reported(document: Any) -> None:
    assert told(document) == []
    assert schema_errors.is_valid(document)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_collected_cases_break_the_schema_where_expected_only(case: dict[str, Any]) -> None:
    found = {error.rule for error in schema_errors.errors(case["document"])}
    assert found >= IDS & set(case["expect"])
    assert not found & (IDS if case["forbid"] == ["*"] else set(case["forbid"]))


def test_thousands_of_errors_are_told_in_no_time() -> None:
    entries = [{"name": number, "value": 1} for number in range(2_600)]
    unknown = {f"dns{number}": 1 for number in range(2_600)}
    before = process_time()
    assert len(told(with_container(environment=entries, **unknown))) == 7_800
    assert process_time() - before < 5


FIELDS = [field.path for field in schema.fields()]
KEYS = st.text(max_size=5) | st.sampled_from([field.name for field in schema.fields()])
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def _document_with(pattern: str, value: Any) -> Any:
    """The smallest document that has the value where the pattern says."""
    for name in reversed(paths.split(pattern)):
        value = [value] if name == "[]" else {name: value}
    return value


@given(st.sampled_from(FIELDS), ANY_JSON)
def test_any_json_anywhere_is_answered_and_every_error_says_something(pattern: str, value: Any) -> None:
    document = _document_with(pattern, value)
    for error in schema_errors.errors(document):
        assert error.rule in IDS
        assert error.template.format_map(error.values)
        assert paths.parse(error.path, document) is not None


@pytest.mark.parametrize("depth", [300, 5_000])
@pytest.mark.parametrize("pattern", ["family", "networkMode", "containerDefinitions[].dockerLabels", "foo"])
def test_depth_does_no_harm(pattern: str, depth: int) -> None:
    value: Any = []
    for _ in range(depth):
        value = [value]
    assert len(told(_document_with(pattern, value))) == 1


def test_a_key_that_is_no_text_in_utf8_is_an_unknown_field() -> None:
    assert [error.rule for error in schema_errors.errors({"\ud800": 1})] == ["schema-unknown-field"]


VALUES = [None, "", "x", "host", 0, 1, 1.0, 2**31, True, [], [""], ["x"], [1], [{}], {}, {"a": ""}, {"a": 1}]


def found(document: Any) -> list[tuple[str, str]]:
    return sorted((error.rule, error.path) for error in schema_errors.errors(document))


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_jsonschema_finds_the_same_with_any_value_in_any_field(value: Any) -> None:
    documents = [_document_with(pattern, value) for pattern in FIELDS]
    assert [found(document) for document in documents] == list(map(by_json_schema.found, documents))


def test_jsonschema_finds_the_same_in_damaged_documents() -> None:
    for document in mutants(300, seed=3):
        assert found(document) == by_json_schema.found(document)


def test_hardly_anything_that_people_bring_is_in_doubt() -> None:
    documents = [case["document"] for case in CASES if schema_errors.is_valid(case["document"])]
    doubtful = [document for document in documents if Reading(document).doubtful]
    assert len(doubtful) < len(documents) / 20
