"""A Windows release that Fargate does not run."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task

_ONLY_EC2: Final = {"WINDOWS_SERVER_2016_FULL", "WINDOWS_SERVER_2004_CORE", "WINDOWS_SERVER_20H2_CORE"}


@rule(
    title=_("Windows release not offered on Fargate"),
    level="error",
    message=_("Fargate does not run {family}; it exists only for EC2."),
    fix=_(
        "Choose Windows Server 2022 (WINDOWS_SERVER_2022_CORE or WINDOWS_SERVER_2022_FULL) or 2019 "
        "(WINDOWS_SERVER_2019_CORE or WINDOWS_SERVER_2019_FULL)."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    paths=("runtimePlatform.operatingSystemFamily",),
    launch_types=(FARGATE,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "Amazon ECS task definition differences for Fargate, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
        "AWS Fargate platform versions, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/platform_versions.html",
    ),
    good={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "cpu": "1024",
        "memory": "2048",
    },
    bad={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2004_CORE"},
        "cpu": "1024",
        "memory": "2048",
    },
)
def check(task: Task) -> Found:
    platform = task.root.item("runtimePlatform")
    family = platform.get("operatingSystemFamily")
    if family in _ONLY_EC2:
        yield platform.path("operatingSystemFamily"), {"family": family}
