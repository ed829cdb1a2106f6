"""Environment files for a Windows container."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task

_ON_WINDOWS = {
    "cpu": "1024",
    "memory": "2048",
    "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
}


@rule(
    title=_("Environment files on Windows"),
    level="runtime",
    message=_("“{name}” has environment files, which Windows containers cannot have."),
    fix=_("Name the variables under environment and secrets."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    paths=("containerDefinitions[].environmentFiles",),
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "aws/containers-roadmap issue 1626",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
        "botocore 1.44.5, ecs 2014-11-13: EnvironmentFile",
    ),
    service_says="PlatformTaskDefinitionIncompatibilityException",
    only_with=("containerDefinitions[].environmentFiles",),
    good={**_ON_WINDOWS, "containerDefinitions": [{"cpu": 1024, "environment": [{"name": "MODE"}]}]},
    bad={
        **_ON_WINDOWS,
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}]}
        ],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.items_of("environmentFiles"):
            yield container.path("environmentFiles"), {"name": container.label}
