"""A Windows container that runs as its administrator."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task


@rule(
    title=_("Windows container runs as administrator"),
    level="security",
    message=_("“{name}” runs as {user}, who may do anything in the container."),
    fix=_("Set the user to ContainerUser, or to another who is no administrator."),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    paths=("containerDefinitions[].user",),
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "AWS Security Hub CSPM control ECS.21, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    ),
    only_with=("containerDefinitions[].user",),
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "user": "ContainerUser"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "user": "ContainerAdministrator"}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        user = container.get("user", "")
        if user.lower() == "containeradministrator":
            yield container.path("user"), {"name": container.label, "user": user}
