"""A setting of the task that only Linux knows."""

from typing import Final

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task

_LINUX_ONLY: Final = ("pidMode", "ipcMode", "proxyConfiguration")


@rule(
    title=_("Linux-only task parameter on Windows"),
    level="runtime",
    message=_("Windows tasks do not support {field}."),
    fix=_("Remove {field}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
    paths=_LINUX_ONLY,
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "Amazon EC2 Windows task definition considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows_task_definitions.html",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest",
    ),
    only_with=_LINUX_ONLY,
    mend=remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "pidMode": "task",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512}],
    },
)
def check(task: Task) -> Found:
    """That Fargate has no ipcMode on any operating system is told by `fargate-ipc-mode`."""
    for field in _LINUX_ONLY:
        refused_anyway = field == "ipcMode" and FARGATE in task.launch_types
        if task.root.get(field) and not refused_anyway:
            yield task.root.path(field), {"field": field}
