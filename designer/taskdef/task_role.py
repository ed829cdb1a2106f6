"""What needs the task role, and a task definition that has none."""

from collections.abc import Iterator

from designer.taskdef.items import Item
from designer.taskdef.rule import Found
from designer.taskdef.task import Task


def missing(task: Task, volumes: Iterator[Item]) -> Found:
    """The place of the missing role, and the `name` of the first volume that needs it."""
    if task.root.lacks("taskRoleArn"):
        needing = next(volumes, None)
        if needing is not None:
            yield task.root.path("taskRoleArn"), {"name": needing.label}


def efs_volumes_with_iam(task: Task) -> Iterator[Item]:
    """The volumes that a file system of EFS lets the task mount by its role."""
    for volume in task.volumes:
        configuration = volume.item("efsVolumeConfiguration")
        if configuration.item("authorizationConfig").get("iam") == "ENABLED":
            yield volume


def s3files_volumes(task: Task) -> Iterator[Item]:
    """The volumes of S3 Files."""
    return (volume for volume in task.volumes if not volume.lacks("s3filesVolumeConfiguration"))
