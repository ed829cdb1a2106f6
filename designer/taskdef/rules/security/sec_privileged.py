"""A container with all that its instance may do."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("Privileged container"),
    level="security",
    message=_("“{name}” is privileged: it can do on the instance whatever root can."),
    fix=_("Turn privileged off, and add the single capabilities that the program needs."),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    paths=("containerDefinitions[].privileged",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "AWS Security Hub ECS.4, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
        "AWS Config ecs-containers-nonprivileged",
    ),
    only_with=("containerDefinitions[].privileged",),
    good={"requiresCompatibilities": ["EC2"], "containerDefinitions": [{"privileged": False}]},
    bad={"requiresCompatibilities": ["EC2"], "containerDefinitions": [{"privileged": True}]},
)
def check(task: Task) -> Found:
    if FARGATE in task.launch_types:
        return  # which refuses it
    for container in task.containers:
        if container.get("privileged"):
            yield container.path("privileged"), {"name": container.label}
