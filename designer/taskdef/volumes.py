"""The volumes of a task definition: what they are, and who mounts them."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.task import Task

KINDS: Final = (
    "host",
    "configuredAtLaunch",
    "dockerVolumeConfiguration",
    "efsVolumeConfiguration",
    "s3filesVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
)
"""Members that say what a volume is. Without any it is an empty folder on the host."""


def kinds(volume: Item) -> list[str]:
    """The members of a volume that say what it is; more than one is too many."""
    return [kind for kind in KINDS if kind in volume]


def configured(task: Task, kind: str) -> Iterator[tuple[Item, Item]]:
    """Each volume with a configuration of this kind, and the configuration."""
    for volume in task.volumes:
        configuration: Item | None = volume.get(kind)
        if configuration is not None:
            yield volume, configuration


def mounts(task: Task) -> dict[str, list[Item]]:
    """The mount points of all containers by the name of the volume they mount."""
    found: dict[str, list[Item]] = {}
    for mount in task.each("mountPoints"):
        if "sourceVolume" in mount:
            found.setdefault(mount["sourceVolume"], []).append(mount)
    return found


def unmounted(task: Task) -> Iterator[Item]:
    """The volumes with a name that no container mounts; none where a mount point cannot be read."""
    if _all_mounts_known(task):
        mounted = mounts(task)
        for volume in task.volumes:
            if "name" in volume and volume["name"] not in mounted:
                yield volume


def all_names_known(task: Task) -> bool:
    """Whether the name of every volume can be told: one that is still to be filled in may be any."""
    return task.root.is_whole("volumes") and all(
        "name" in volume or volume.lacks("name") for volume in task.volumes
    )


def _all_mounts_known(task: Task) -> bool:
    return (
        task.root.is_whole("containerDefinitions")
        and all(container.is_whole("mountPoints") for container in task.containers)
        and all("sourceVolume" in mount or mount.lacks("sourceVolume") for mount in task.each("mountPoints"))
    )
