"""JSON that is not quite a task definition, and what each repair makes of it."""

import json
from typing import Any

import pytest

from designer.taskdef.repairing import repair

TEMPLATE = {
    "AWSTemplateFormatVersion": "2010-09-09",
    "Resources": {
        "Cluster": {"Type": "AWS::ECS::Cluster"},
        "Web": {
            "Type": "AWS::ECS::TaskDefinition",
            "Properties": {
                "Family": {"Fn::Join": ["-", [{"Ref": "Stage"}, "web"]]},
                "Cpu": 256,
                "TaskRoleArn": {"Fn::GetAtt": ["Role", "Arn"]},
                "Volumes": {"Ref": "AWS::NoValue"},
                "ContainerDefinitions": [
                    {
                        "Name": "web",
                        "Image": {"Fn::Sub": "${Repository}:1"},
                        "LogConfiguration": {"LogDriver": "awslogs", "Options": {"Tag": "a"}},
                    }
                ],
            },
        },
    },
}
CAPITALS = {
    "family": "${Stage}-web",
    "cpu": "256",
    "taskRoleArn": "${Role.Arn}",
    "containerDefinitions": [
        {
            "name": "web",
            "image": "${Repository}:1",
            "logConfiguration": {"logDriver": "awslogs", "options": {"Tag": "a"}},
        }
    ],
}
ONE = {"name": "web", "image": "nginx:1.27"}
VALUES = {
    "a remark": (
        "comment_members",
        {"_comment": "ours", "containerDefinitions": []},
        {"containerDefinitions": []},
    ),
    "a schema": ("comment_members", [{"$schema": "x", **ONE}], {"containerDefinitions": [ONE]}),
    "a Dockerrun": (
        "dockerrun",
        {"AWSEBDockerrunVersion": 2, "authentication": {"bucket": "b"}, "containerDefinitions": [ONE]},
        {"containerDefinitions": [ONE]},
    ),
    "a template": ("cloudformation", TEMPLATE, CAPITALS),
    "a resource of a template": ("cloudformation", TEMPLATE["Resources"]["Web"], CAPITALS),  # type: ignore[index]
    "functions of a template": ("intrinsics", TEMPLATE["Resources"]["Web"], CAPITALS),  # type: ignore[index]
    "JSON in a text": (
        "json_in_texts",
        {"family": "a", "container_definitions": json.dumps([ONE])},
        {"family": "a", "containerDefinitions": [ONE]},
    ),
    "capitals": (
        "key_spelling",
        {"ContainerDefinitions": [{"Image": "a"}]},
        {"containerDefinitions": [{"image": "a"}]},
    ),
    "underscores": (
        "key_spelling",
        [{**ONE, "depends_on": []}],
        {"containerDefinitions": [{**ONE, "dependsOn": []}]},
    ),
    "another name": (
        "key_aliases",
        {"familyName": "a", "containerDefinitions": [{**ONE, "env": []}]},
        {"family": "a", "containerDefinitions": [{**ONE, "environment": []}]},
    ),
    "a slip of the pen": (
        "key_aliases",
        {"containerDefinitions": [{**ONE, "portMapings": []}]},
        {"containerDefinitions": [{**ONE, "portMappings": []}]},
    ),
    "a number as text": (
        "value_types",
        [{**ONE, "cpu": "256"}],
        {"containerDefinitions": [{**ONE, "cpu": 256}]},
    ),
    "text as a number": (
        "value_types",
        {"cpu": 256, "containerDefinitions": []},
        {"cpu": "256", "containerDefinitions": []},
    ),
    "a truth as text": (
        "value_types",
        [{**ONE, "essential": "True"}],
        {"containerDefinitions": [{**ONE, "essential": True}]},
    ),
    "an entry without its list": (
        "value_types",
        [{**ONE, "portMappings": {"containerPort": 80}}],
        {"containerDefinitions": [{**ONE, "portMappings": [{"containerPort": 80}]}]},
    ),
    "a structure in a list": (
        "one_in_a_list",
        [{**ONE, "logConfiguration": [{"logDriver": "awslogs"}]}],
        {"containerDefinitions": [{**ONE, "logConfiguration": {"logDriver": "awslogs"}}]},
    ),
    "variables as an object": (
        "named_values",
        [{**ONE, "environment": {"A": "b"}}],
        {"containerDefinitions": [{**ONE, "environment": [{"name": "A", "value": "b"}]}]},
    ),
    "variables as texts": (
        "named_values",
        [{**ONE, "environment": ["A=b=c"]}],
        {"containerDefinitions": [{**ONE, "environment": [{"name": "A", "value": "b=c"}]}]},
    ),
    "a network mode in a container": (
        "misplaced_members",
        {"containerDefinitions": [{**ONE, "networkMode": "awsvpc"}]},
        {"containerDefinitions": [ONE], "networkMode": "awsvpc"},
    ),
    "the same in two containers": (
        "misplaced_members",
        {"containerDefinitions": [{**ONE, "networkMode": "host"}] * 2},
        {"containerDefinitions": [ONE] * 2, "networkMode": "host"},
    ),
    "a member one level too deep": (
        "misplaced_members",
        [{**ONE, "linuxParameters": {"readonlyRootFilesystem": True}}],
        {"containerDefinitions": [{**ONE, "linuxParameters": {}, "readonlyRootFilesystem": True}]},
    ),
    "a role in a list of containers": (
        "misplaced_members",
        [{**ONE, "taskRoleArn": "arn"}],
        {"taskRoleArn": "arn", "containerDefinitions": [ONE]},
    ),
}
"""By what is wrong: the repair, the value, and the document that comes of it."""


@pytest.mark.parametrize(("name", "value", "document"), VALUES.values(), ids=VALUES)
def test_a_value_is_repaired(name: str, value: Any, document: dict[str, Any]) -> None:
    repaired = repair(json.dumps(value))
    assert name in {one.repair for one in repaired.proposed}
    assert repaired.loaded is not None
    assert repaired.loaded.document == document
