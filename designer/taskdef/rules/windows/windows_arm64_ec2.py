"""A Windows task on instances that asks for ARM64."""

from designer.taskdef.architectures import ARM64, use_x86_64
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task


@rule(
    title=_("No ARM64 instance runs Windows"),
    level="runtime",
    message=_("No instance runs Windows containers on ARM64: the task finds none to run on."),
    fix=_("Set the CPU architecture to X86_64."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html",
    paths=("runtimePlatform.cpuArchitecture",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: RuntimePlatform.cpuArchitecture",),
    only_with=("runtimePlatform.cpuArchitecture",),
    mend=use_x86_64,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "containerDefinitions": [{"cpu": 512}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "ARM64"},
        "containerDefinitions": [{"cpu": 512}],
    },
)
def check(task: Task) -> Found:
    """Where Fargate is asked for too, `windows-arm64` tells."""
    platform = task.root.item("runtimePlatform")
    if platform.get("cpuArchitecture") == ARM64 and FARGATE not in task.launch_types:
        yield platform.path("cpuArchitecture"), {}
