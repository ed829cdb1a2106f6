"""A range of container ports in a network mode that has none."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task

# Windows tasks without a network mode are not among them: ranges are documented for Windows too.
_MODES: Final = ("host", "none")


@rule(
    title=_("Port ranges need bridge or awsvpc"),
    level="error",
    message=_("The network mode {mode} has no port ranges such as “{range}”."),
    fix=_("Set the network mode to bridge or awsvpc, or map single ports."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-containerPortRange",
    paths=("networkMode", "containerDefinitions[].portMappings[].containerPortRange"),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: PortMapping.containerPortRange",
        "aws-cdk, aws-ecs: what its constructs refuse",
    ),
    only_with=("containerDefinitions[].portMappings[].containerPortRange",),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPortRange": "8000-8100"}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPortRange": "8000-8100"}]}],
    },
)
def check(task: Task) -> Found:
    if task.network_mode not in _MODES:
        return
    for mapping in task.each("portMappings"):
        text = mapping.get("containerPortRange")
        if text is not None:
            yield mapping.path("containerPortRange"), {"mode": task.network_mode, "range": text}
