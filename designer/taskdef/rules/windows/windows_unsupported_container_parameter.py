"""A setting of a container that only Linux knows."""

from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task

_LINUX_ONLY: Final = (
    "linuxParameters",
    "links",
    "privileged",
    "readonlyRootFilesystem",
    "ulimits",
    "dnsServers",
    "dnsSearchDomains",
    "extraHosts",
    "disableNetworking",
    "systemControls",
)
_NOT_IN_AWSVPC: Final = ("links", "dnsServers", "dnsSearchDomains", "extraHosts", "disableNetworking")
_NOT_ON_FARGATE: Final = {"devices", "sharedMemorySize", "maxSwap", "swappiness"}


@rule(
    title=_("Linux-only container parameter on Windows"),
    level="runtime",
    message=_("“{name}” sets {field}, which Windows containers do not support."),
    fix=_("Remove {field}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
    paths=tuple(f"containerDefinitions[].{name}" for name in _LINUX_ONLY),
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "Amazon EC2 Windows task definition considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition, the notes on each member",
        "aws/aws-cdk issue 29140",
    ),
    only_with=tuple(f"containerDefinitions[].{name}" for name in _LINUX_ONLY),
    mend=remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "readonlyRootFilesystem": False}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "readonlyRootFilesystem": True}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for field in _LINUX_ONLY:
            if container.get(field) and not _is_told_elsewhere(task, container, field):
                yield container.path(field), {"name": container.label, "field": field}


def _is_told_elsewhere(task: Task, container: Item, field: str) -> bool:
    """Whether rules about the network mode or Fargate refuse it, whatever the operating system."""
    if field in _NOT_IN_AWSVPC:
        return task.network_mode == "awsvpc"
    if FARGATE not in task.launch_types:
        return False
    return field == "privileged" or (
        field == "linuxParameters" and container[field].keys() <= _NOT_ON_FARGATE
    )
