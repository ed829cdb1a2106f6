"""Presets filled in as a person would, applied to a task definition and taken off again."""

from collections import Counter
from typing import Any

from designer import taskdef
from designer.taskdef.edits import apply as carry_out
from designer.taskdef.preset import Preset, apply, remove
from designer.taskdef.presets import all_presets
from designer.taskdef.task import FARGATE, Task

APP = "/containerDefinitions/0"
PRESETS = all_presets()

REGION = "eu-west-1"
GIVEN = {
    "delivery_stream": "orders-logs",
    "stream": "orders-logs",
    "bucket": "orders-logs",
    "Host": "vpc-orders-abc.eu-west-1.es.amazonaws.com",
    "splunk-url": "https://splunk.example.com:8088",
    "splunk-token": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:splunk-AbCdEf",
    "AWS_PROMETHEUS_ENDPOINT": "https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1/api/v1/remote_write",
    "AWS_PROMETHEUS_SCRAPING_ENDPOINT": "localhost:9090",
    "Index": "orders",
    "awslogs-group": "/ecs/orders",
}


def inputs(preset: Preset, document: dict[str, Any], at: str = "/containerDefinitions/0") -> dict[str, str]:
    """What is usual, and the given for what only the person knows."""
    task = Task(document)
    container = next(one for one in task.containers if one.at == at or not at)
    return {
        one.name: one.usual(task, container, REGION) or GIVEN.get(one.name, "") for one in preset.asks(task)
    }


def document(launch_type: str = FARGATE, network_mode: str = "awsvpc", **members: Any) -> dict[str, Any]:
    return {
        "family": "orders-api",
        "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "networkMode": network_mode,
        "containerDefinitions": [
            {"name": "app", "image": "public.ecr.aws/nginx/nginx:1.27", "memory": 256},
            {"name": "worker", "image": "public.ecr.aws/nginx/nginx:1.27", "memory": 128},
        ],
        "requiresCompatibilities": [launch_type],
        "tags": [{"key": "team", "value": "orders"}],
        **members,
    }


def at_of(preset: Preset) -> str:
    return APP if preset.kind == "logs" else ""


def applied(preset: Preset, before: dict[str, Any], at: str | None = None) -> dict[str, Any]:
    place = at_of(preset) if at is None else at
    found: dict[str, Any] = carry_out(before, apply(preset, before, place, inputs(preset, before, place)))
    return found


def removed(preset: Preset, after: dict[str, Any], at: str | None = None, **how: bool) -> dict[str, Any]:
    found: dict[str, Any] = carry_out(
        after, remove(preset, after, at_of(preset) if at is None else at, **how)
    )
    return found


def is_applied(preset: Preset, found: dict[str, Any]) -> bool:
    task = Task(found)
    return preset.is_applied(task, task.containers[0])


def names(found: dict[str, Any]) -> list[str]:
    return [container["name"] for container in found["containerDefinitions"]]


def serious(found: dict[str, Any]) -> Counter[str]:
    return Counter(finding.rule for finding in taskdef.check(found) if finding.level != "note")
