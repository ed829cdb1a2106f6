"""A host port that is no port."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(65_536)  # 0 leaves the choice to the host


@rule(
    title=_("Host port out of range"),
    level="error",
    message=_("{value} is no host port; those are the numbers {lowest} to {highest}."),
    fix=_("Leave the host port out, or set it to a number from {lowest} to {highest}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",),
    service_says="Invalid 'hostPort' setting for container",
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 0}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 65536}]}],
    },
)
def check(task: Task) -> Found:
    single = (mapping for mapping in task.each("portMappings") if mapping.lacks("containerPortRange"))
    yield from ranges.outside(single, "hostPort", _ALLOWED)
