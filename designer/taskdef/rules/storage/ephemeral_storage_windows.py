"""Ephemeral storage for Windows on Fargate, on which the documentation is not of one mind."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


@rule(
    title=_("ephemeralStorage on Windows"),
    # Tasks were refused with it in 2021; since then the guide and the CDK allow it from platform 1.0.0 on,
    # while the API model names Linux only. Worth knowing, not worth a warning.
    level="note",
    message=_("Windows tasks with ephemeralStorage have been refused when they were started."),
    fix=_("Start one task with it before you rely on it, or leave it out for 20 GiB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-storage.html",
    paths=("ephemeralStorage",),
    launch_types=(FARGATE,),
    os_families=(WINDOWS,),
    confidence="low",
    sources=(
        "aws/containers-roadmap issue 1598",
        "botocore 1.44.5, ecs 2014-11-13: EphemeralStorage names Linux only",
        "Amazon ECS Developer Guide, Fargate task ephemeral storage: on Windows from platform 1.0.0 on",
        "aws/aws-cdk issue 37510 and pull request 37589",
    ),
    service_says="PlatformTaskDefinitionIncompatibilityException",
    only_with=("ephemeralStorage",),
    good={"ephemeralStorage": {"sizeInGiB": 50}},
    bad={
        "cpu": "1024",
        "memory": "2048",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "ephemeralStorage": {"sizeInGiB": 50},
    },
)
def check(task: Task) -> Found:
    if "ephemeralStorage" in task.root:
        yield task.root.path("ephemeralStorage"), {}
