"""A mount of a volume that the task definition does not declare."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Mount of an undeclared volume"),
    level="error",
    message=_("The task definition has no volume “{volume}”."),
    fix=_("Declare a volume “{volume}”, or mount one that is declared."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html#ECS-Type-MountPoint-sourceVolume",
    paths=("containerDefinitions[].mountPoints[].sourceVolume",),
    sources=(
        "cdk-preflight pf-ecs-mountpoint-source-volume-missing: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Unknown volume 'nope'.",
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
    bad={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "nope", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
)
def check(task: Task) -> Found:
    if not _all_known(task):
        return
    declared = {volume.get("name") for volume in task.volumes}
    for mount in task.each("mountPoints"):
        if "sourceVolume" in mount and mount["sourceVolume"] not in declared:
            yield mount.path("sourceVolume"), {"volume": mount["sourceVolume"]}


def _all_known(task: Task) -> bool:
    """Whether the name of every volume can be told: one that is still to be filled in may be any."""
    if task.root.lacks("volumes"):
        return True
    readable = "volumes" in task.root and len(task.volumes) == len(task.root.raw["volumes"])
    return readable and all("name" in volume or volume.lacks("name") for volume in task.volumes)
