"""What Windows tasks on Fargate cannot have although other tasks can."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.removal import remove
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task

_TOLD_ELSEWHERE: Final = (
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
)


def take_off_restart_policy(editor: Editor, finding: Finding) -> None:
    """A volume is more than its entry: what containers keep in it has to go somewhere."""
    if finding.path.endswith("/restartPolicy"):
        remove(editor, finding)


@rule(
    title=_("Not available for Windows on Fargate"),
    level="runtime",
    message=_("Windows tasks on Fargate cannot have volumes, such as “{name}”."),
    fix=_("Remove it, or run the task on EC2."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html",
    paths=("containerDefinitions[].restartPolicy", "volumes[]"),
    launch_types=(FARGATE,),
    os_families=(WINDOWS,),
    confidence="low",
    sources=(
        "aws/containers-roadmap issues 1626 and 1654",
        "To the contrary, for bind mounts: Use bind mounts with Amazon ECS, which names Windows 1.0.0, "
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html",
        "Restart individual containers with container restart policies, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-restart-policy.html",
    ),
    service_says="PlatformTaskDefinitionIncompatibilityException",
    only_with=("containerDefinitions[].restartPolicy.enabled", "volumes"),
    mend=take_off_restart_policy,
    good={
        "cpu": "1024",
        "memory": "2048",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 1024, "restartPolicy": {"enabled": False}}],
    },
    bad={
        "cpu": "1024",
        "memory": "2048",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 1024, "restartPolicy": {"enabled": True}}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.item("restartPolicy").get("enabled"):
            yield (
                container.path("restartPolicy"),
                {"name": container.label},
                _("Windows containers on Fargate cannot be restarted by a policy, as “{name}” shall be."),
            )
    for volume in task.volumes:
        if not _is_told_elsewhere(volume):
            yield volume.at, {"name": volume.label}


def _is_told_elsewhere(volume: Item) -> bool:
    """Whether Fargate or Windows refuses a volume of this type anyway."""
    return "sourcePath" in volume.item("host") or any(name in volume for name in _TOLD_ELSEWHERE)
