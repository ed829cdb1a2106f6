"""A Windows release that Fargate does not run."""

from designer.taskdef import windows_images
from designer.taskdef.edits import Editor
from designer.taskdef.operating_system import ONLY_ON_EC2
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


def use_the_release_of_the_images(editor: Editor, finding: Finding) -> None:
    """Only what the containers were built for can run: where their images do not tell, nobody knows."""
    meant = windows_images.family_of_images(Task(editor.document))
    if meant and meant not in ONLY_ON_EC2:
        editor.put(finding.path, meant)


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
    only_with=("runtimePlatform.operatingSystemFamily",),
    mend=use_the_release_of_the_images,
    good={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
        "cpu": "1024",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024}],
    },
    bad={
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2004_CORE"},
        "cpu": "1024",
        "memory": "2048",
        "containerDefinitions": [{"cpu": 1024, "image": "mcr.microsoft.com/windows/servercore:ltsc2022"}],
    },
)
def check(task: Task) -> Found:
    platform = task.root.item("runtimePlatform")
    family = platform.get("operatingSystemFamily")
    if family in ONLY_ON_EC2:
        yield platform.path("operatingSystemFamily"), {"family": family}
