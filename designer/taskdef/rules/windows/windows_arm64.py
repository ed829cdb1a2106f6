"""A Windows task on Fargate that asks for ARM64."""

from designer.taskdef.architectures import ARM64, use_x86_64
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


@rule(
    title=_("Windows containers run only on X86_64"),
    level="error",
    message=_("Fargate runs Windows tasks only on X86_64, not on ARM64."),
    fix=_("Set cpuArchitecture to X86_64."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html",
    paths=("runtimePlatform.cpuArchitecture",),
    launch_types=(FARGATE,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "cdk-preflight pf-ecs-windows-arm64: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: RuntimePlatform.cpuArchitecture",
    ),
    service_says="No Fargate configuration exists for given values",
    only_with=("runtimePlatform.cpuArchitecture",),
    mend=use_x86_64,
    good={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "cpu": "1024",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024}],
    },
    bad={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "ARM64"},
        "cpu": "1024",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024}],
    },
)
def check(task: Task) -> Found:
    platform = task.root.item("runtimePlatform")
    if platform.get("cpuArchitecture") == ARM64:
        yield platform.path("cpuArchitecture"), {}
