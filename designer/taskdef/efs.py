"""EFS volumes of a task definition."""

from collections.abc import Iterator

from designer.taskdef.task import Item, Task


def volumes(task: Task) -> Iterator[tuple[Item, Item]]:
    """Each EFS configuration with its authorizationConfig, which is empty when there is none."""
    for volume in task.volumes:
        efs: Item | None = volume.get("efsVolumeConfiguration")
        if efs is not None:
            yield efs, efs.item("authorizationConfig")


def unencrypted(efs: Item) -> bool:
    """Whether data travels to the file system in the clear: by default it does."""
    return efs.lacks("transitEncryption") or efs.get("transitEncryption") == "DISABLED"
