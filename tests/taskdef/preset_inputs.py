"""Inputs for every preset, as a person would fill them in."""

from typing import Any

from designer.taskdef.preset import Preset
from designer.taskdef.task import Task

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
