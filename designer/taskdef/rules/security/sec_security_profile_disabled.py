"""A container without the profile that confines others."""

import re
from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, Task

_OFF: Final = re.compile(r"(?:apparmor[:=]unconfined|label[:=]disable)\Z")


@rule(
    title=_("Security profile switched off"),
    level="security",
    message=_("“{option}” takes away the profile that confines “{name}” on the instance."),
    fix=_("Remove the option."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dockerSecurityOptions",
    paths=("containerDefinitions[].dockerSecurityOptions",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    confidence="medium",
    sources=("https://docs.docker.com/reference/cli/docker/container/run/#security-opt",),
    only_with=("containerDefinitions[].dockerSecurityOptions",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"dockerSecurityOptions": ["apparmor:docker-default"]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"dockerSecurityOptions": ["apparmor:unconfined"]}],
    },
)
def check(task: Task) -> Found:
    if FARGATE in task.launch_types:
        return  # which has none of these options
    for container in task.containers:
        for path, option in container.values_of("dockerSecurityOptions"):
            if _OFF.match(option):
                yield path, {"option": option, "name": container.label}
