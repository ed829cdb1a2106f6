"""What the schema says of fields."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from designer.taskdef import paths, schema

CASES = [json.loads(file.read_text()) for file in sorted((Path(__file__).parent / "cases").glob("*.json"))]
IDS = {"schema-unknown-field", "schema-wrong-type", "schema-invalid-enum", "schema-missing-member"}


def test_every_member_the_api_takes_is_a_field_in_the_apis_order() -> None:
    names = [field.path for field in schema.fields()]
    assert len(names) == len(set(names)) == 169
    assert names[:7] == [
        "family",
        "taskRoleArn",
        "executionRoleArn",
        "networkMode",
        "containerDefinitions",
        "containerDefinitions[].name",
        "containerDefinitions[].image",
    ]


@pytest.mark.parametrize(
    ("pattern", "name", "kind", "choices", "required"),
    [
        ("family", "family", "text", (), True),
        ("cpu", "cpu", "text", (), False),
        ("networkMode", "networkMode", "text", ("bridge", "host", "awsvpc", "none"), False),
        ("requiresCompatibilities", "requiresCompatibilities", "list", (), False),
        (
            "requiresCompatibilities[]",
            "requiresCompatibilities[]",
            "text",
            ("EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"),
            False,
        ),
        ("containerDefinitions[]", "containerDefinitions[]", "structure", (), False),
        ("containerDefinitions[].cpu", "cpu", "integer", (), False),
        ("containerDefinitions[].essential", "essential", "boolean", (), False),
        ("containerDefinitions[].dockerLabels", "dockerLabels", "map", (), False),
        ("containerDefinitions[].dockerLabels{}", "dockerLabels{}", "text", (), False),
        ("containerDefinitions[].secrets[].valueFrom", "valueFrom", "text", (), True),
        ("containerDefinitions[].portMappings[].protocol", "protocol", "text", ("tcp", "udp"), False),
    ],
)
def test_a_field_tells_its_kind_and_choices(
    pattern: str, name: str, kind: str, choices: tuple[str, ...], required: bool
) -> None:
    field = schema.field(pattern)
    assert (field.path, field.name, field.kind) == (pattern, name, kind)
    assert (field.choices, field.required) == (choices, required)
    assert schema.find(pattern) is field


def test_choices_are_closed_unless_the_service_takes_other_values_too() -> None:
    open_ones = [field.path for field in schema.fields() if field.choices and not field.closed]
    assert open_ones == ["containerDefinitions[].portMappings[].protocol"]


def test_every_member_has_help() -> None:
    assert [field.path for field in schema.fields() if not field.help] == []


@pytest.mark.parametrize("pattern", ["", "foo", "containerDefinitions[].foo", "containerDefinitions.image"])
def test_a_pattern_without_field_is_none_or_an_error(pattern: str) -> None:
    assert schema.find(pattern) is None
    with pytest.raises(KeyError):
        schema.field(pattern)


def test_the_members_of_a_structure_are_in_the_apis_order() -> None:
    assert schema.members("")[:3] == ("family", "taskRoleArn", "executionRoleArn")
    assert schema.members("containerDefinitions[].secrets[]") == ("name", "valueFrom")
    assert schema.members("family") == ()
    with pytest.raises(KeyError):
        schema.members("foo")


@pytest.mark.parametrize(
    ("parts", "pattern"),
    [
        (("containerDefinitions", 3, "secrets", 0), "containerDefinitions[].secrets[]"),
        (("containerDefinitions", 0, "dockerLabels", "a.b[]/c"), "containerDefinitions[].dockerLabels{}"),
        (("containerDefinitions", "0"), None),
        (("containerDefinitions", 0, 1), None),
        (("foo",), None),
        (("foo", 1, "bar"), None),
        (("family", "x"), None),
    ],
)
def test_a_place_in_a_document_leads_to_its_field(parts: paths.Parts, pattern: str | None) -> None:
    field = schema.field_at(parts)
    assert (field and field.path) == pattern


def test_the_tree_and_the_patterns_say_the_same() -> None:
    container = schema.ROOT.members["containerDefinitions"].item
    assert container is schema.locate(("containerDefinitions", 0))
    assert container.members["image"].field is schema.field("containerDefinitions[].image")
    assert schema.ROOT.required == ("family", "containerDefinitions")


def test_the_packaged_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(schema.JSON_SCHEMA)


def test_what_aws_reports_only_is_no_field() -> None:
    assert set(schema.READ_ONLY) >= {"taskDefinitionArn", "revision", "status", "compatibilities"}
    assert not set(schema.READ_ONLY) & set(schema.members(""))


def test_all_integers_of_the_api_have_32_bits() -> None:
    limits = {"minimum": schema.INTEGERS[0], "maximum": schema.INTEGERS[-1]}
    integers = [each for each in _structures(schema.JSON_SCHEMA) if each.get("type") == "integer"]
    assert integers
    assert [each for each in integers if not limits.items() <= each.items()] == []


def _structures(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for member in value.values():
            yield from _structures(member)
