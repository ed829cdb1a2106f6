"""What people bring: the formats, what is taken off, and the notes that say so."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from designer.taskdef import UnreadableDocument, dump, load
from designer.taskdef.notes import KINDS
from designer.taskdef.tidy import tidy
from tests.taskdef.nasty import NO_DOCUMENT, REFUSED, Nasty
from tests.taskdef.test_text import DOCUMENT, spliced, splices

WEB = {"name": "web", "image": "nginx:1.27"}
READ_ONLY = {
    "taskDefinitionArn": "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:7",
    "revision": 7,
    "status": "ACTIVE",
    "requiresAttributes": [{"name": "ecs.capability.execution-role-ecr-pull"}],
    "compatibilities": ["EC2", "FARGATE"],
    "registeredAt": "2026-01-31T10:00:00+00:00",
    "registeredBy": "arn:aws:sts::111122223333:assumed-role/deploy/mina",
    "deregisteredAt": "2026-02-01T10:00:00+00:00",
}

FORMATS = {
    "a register input": ({"family": "a", "containerDefinitions": [WEB]}, "register-input", "", []),
    "containers in an object": ({"containerDefinitions": [WEB]}, "register-input", "", []),
    "a task definition without containers yet": (
        {"requiresCompatibilities": ["EC2"]},
        "register-input",
        "",
        [],
    ),
    "a describe output": (
        {"containerDefinitions": [WEB], **READ_ONLY},
        "describe-output",
        "",
        [f"/{name}" for name in READ_ONLY],
    ),
    "a describe output, wrapped": (
        {
            "taskDefinition": {**READ_ONLY, "containerDefinitions": [WEB]},
            "ResponseMetadata": {"RetryAttempts": 0},
        },
        "describe-output",
        "/taskDefinition",
        ["/taskDefinition", *(f"/taskDefinition/{name}" for name in READ_ONLY), "/ResponseMetadata"],
    ),
    "a list of containers": ([WEB, {"name": "log"}], "container-list", "containers", [""]),
    "a single container": (WEB, "single-container", "container", [""]),
    "a container with a member of the task": (
        {**WEB, "networkMode": "awsvpc"},
        "single-container",
        "container",
        [""],
    ),
}

FOREIGN = (
    Nasty(
        "Dockerrun", '{\n "AWSEBDockerrunVersion": 2, "containerDefinitions": []}', "Dockerrun.aws.json", 2, 2
    ),
    Nasty("CloudFormation", '{"Resources": {"Task": {}}}', "CloudFormation template", 1, 2),
    Nasty(
        "CloudFormation in YAML",
        "# ours\nAWSTemplateFormatVersion: 2010-09-09",
        "CloudFormation template",
        2,
        1,
    ),
    Nasty(
        "properties of CloudFormation", '{"ContainerDefinitions": []}', "keys are written as in Cloud", 1, 2
    ),
    Nasty("Compose", "version: '3'\nservices:\n  web:\n    image: a", "Compose file", 2, 1),
    Nasty("Compose in JSON", '{"services": {"web": {"image": "a"}}, "volumes": {}}', "Compose file", 1, 2),
    Nasty("Terraform", 'resource "aws_ecs_task_definition" "web" {\n', "Terraform file"),
    Nasty("Jsonnet", "local web = import 'web.libsonnet';\n{}", "Jsonnet"),
    Nasty("YAML", "---\nfamily: web", "YAML"),
    Nasty("a YAML bomb", "a: &a [x, x]\nb: &b [*a, *a]", "YAML"),
    Nasty("a command", "aws ecs register-task-definition --cli-input-json '{}'", "shell command"),
    Nasty("a page", "<!DOCTYPE html><html></html>", "page or XML"),
    Nasty("names only", '{"taskDefinitionArns": ["a"]}', "lists names", 1, 2),
    Nasty("a name instead", '{"cluster": "a", "taskDefinition": "web:7"}', "holds no task definition", 1, 18),
)


def within(document: dict[str, Any], name: str) -> Any:
    """The part of a loaded document that was given, by the name that FORMATS uses."""
    containers = document.get("containerDefinitions", [])
    return {"containers": containers, "container": containers[:1] and containers[0]}.get(name, document)


@pytest.mark.parametrize(("value", "format", "part", "noted"), FORMATS.values(), ids=FORMATS)
def test_every_format_is_known_and_says_what_it_did(
    value: Any, format: str, part: str, noted: list[str]
) -> None:
    loaded = load(json.dumps(value))
    given = value[part[1:]] if part.startswith("/") else value
    kept = {key: given[key] for key in given if key not in READ_ONLY} if isinstance(given, dict) else given
    assert (loaded.format, within(loaded.document, part)) == (format, kept)
    assert [path for path, _ in loaded.notes] == noted


def test_the_order_of_keys_is_the_authors() -> None:
    text = dump({"volumes": [], "family": "a", "containerDefinitions": [{"image": "b", "name": "a"}]})
    assert dump(load(text).document) == text


@pytest.mark.parametrize("nasty", [*NO_DOCUMENT, *FOREIGN], ids=lambda nasty: nasty.name)
def test_what_is_no_task_definition_is_refused_by_name_and_place(nasty: Nasty) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        load(nasty.data)
    assert nasty.reason in refused.value.message
    assert (refused.value.line, refused.value.column) == (nasty.line, nasty.column)


@pytest.mark.parametrize("nasty", REFUSED, ids=lambda nasty: nasty.name)
def test_nothing_goes_round_the_gate(nasty: Nasty) -> None:
    with pytest.raises(UnreadableDocument):
        load(nasty.data)


def test_tags_beside_a_describe_output_join_the_document() -> None:
    tags = [{"key": "team", "value": "payments"}]
    loaded = load(json.dumps({"taskDefinition": {"family": "a", "revision": 1}, "tags": tags}))
    assert loaded.document == {"family": "a", "tags": tags}
    assert {path: note.kind for note in loaded.notes for path in note[:1]} == {
        "/taskDefinition": "read",
        "/taskDefinition/revision": "left",
        "/tags": "read",
    }


def test_tags_within_a_describe_output_stay_and_those_beside_are_named() -> None:
    within, beside = [{"key": "a", "value": "${X}"}], [{"key": "b", "value": "2"}]
    loaded = load(json.dumps({"tags": beside, "taskDefinition": {"family": "a", "tags": within}}))
    assert loaded.document == {"family": "a", "tags": within}
    assert [path for path, _ in loaded.notes] == ["/taskDefinition", "/tags", "/taskDefinition/tags/0/value"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"family": "a", "tags": []}', "/tags"),
        ('{"family": "a", "tags": [null]}', "/tags"),
        ('{"taskDefinition": {"family": "a"}, "tags": []}', "/tags"),
        ('{"taskDefinition": {"family": "a", "tags": []}}', "/taskDefinition/tags"),
    ],
)
def test_an_empty_list_of_tags_is_left_out(text: str, path: str) -> None:
    loaded = load(text)
    assert loaded.document == {"family": "a"}
    assert loaded.notes[-1].path == path
    assert loaded.notes[-1].kind == "left"


def test_nulls_are_left_out_wherever_they_stand_and_noted_where_they_stood() -> None:
    loaded = load(
        '[null, {"image": "a", "user": null, "environment": [{"value": ""}, null, {"name": null}]}]'
    )
    assert loaded.document == {"containerDefinitions": [{"image": "a", "environment": [{"value": ""}, {}]}]}
    assert [path for path, _ in loaded.notes if path] == [
        "/0",
        "/1/user",
        "/1/environment/1",
        "/1/environment/2/name",
    ]


def test_what_is_empty_and_not_null_stays() -> None:
    document = {"family": "", "volumes": [], "containerDefinitions": [{"name": "", "dockerLabels": {}}]}
    assert load(json.dumps(document)).document == document


def test_a_number_of_another_spelling_becomes_its_value_with_a_note() -> None:
    loaded = load('{"family": "a", "containerDefinitions": [{"cpu": 1e2, "memory": 1.0}], "x": -0}')
    assert dump(loaded.document) == dump(
        {"family": "a", "containerDefinitions": [{"cpu": 100.0, "memory": 1.0}], "x": 0}
    )
    assert loaded.notes == [
        ("/containerDefinitions/0/cpu", "1e2 is written as 100.0 from now on."),
        ("/x", "-0 is written as 0 from now on."),
    ]


def test_placeholders_stay_and_are_noted_once_a_value() -> None:
    loaded = load('{"image": "${A}:${B}", "command": ["${C}"], "dockerLabels": {"a.b/c": "<D>"}}')
    assert loaded.document["containerDefinitions"][0]["image"] == "${A}:${B}"
    fill = [(note.path, note.values) for note in loaded.notes if note.kind == "fill"]
    assert fill == [("/image", {"placeholder": "${A}"})]


def test_a_note_is_a_pair_that_can_be_translated() -> None:
    note = load('{"family": "<name>"}').notes[0]
    path, text = note
    assert (path, text) == (note.path, note.text) == ("/family", note.template.format_map(note.values))
    assert note.kind in KINDS


def test_keys_with_slashes_have_escaped_paths() -> None:
    assert load('{"family": "a", "b/c~d": null}').notes[0].path == "/b~1c~0d"


def test_a_document_without_anything_to_say_is_not_changed_by_tidying() -> None:
    assert tidy(load(dump(DOCUMENT)).document) == (load(dump(DOCUMENT)).document, [])


@given(splices)
@settings(max_examples=max(1_000, settings().max_examples))
def test_a_damaged_text_loads_or_is_refused_and_what_loads_loads_again(
    changes: list[tuple[int, int, str]],
) -> None:
    try:
        document = load(spliced(dump({"taskDefinition": DOCUMENT, "tags": []}), changes)).document
    except UnreadableDocument:
        return
    assert dump(tidy(document)[0]) == dump(document)
