"""Volumes by type, and who mounts which."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from designer.drafts.fields import Tile, Words
from designer.taskdef.task import Item, Task

EFS: Final = "efsVolumeConfiguration"
TYPES: Final = (
    Tile("host", _("Bind mount"), "folder", _("A folder shared by containers")),
    Tile(EFS, "Amazon EFS", "hard-drive", _("Shared file system, survives tasks")),
)
OTHERS: Final = {
    "dockerVolumeConfiguration": _("Docker volume"),
    "fsxWindowsFileServerVolumeConfiguration": _("FSx for Windows"),
    "s3filesVolumeConfiguration": _("S3 Files"),
    "configuredAtLaunch": _("Configured at deployment"),
}
_ACROSS: Final = 10
_DOWN: Final = 50
"""The table is as wide as a task may have containers; nobody reads it longer than this."""


@dataclass(frozen=True)
class Mount:
    """One mount point: the path in the container, and whether it may be written."""

    path: str
    is_read_only: bool


@dataclass(frozen=True)
class Cell:
    """The mount points of one volume in one container."""

    position: int
    container: str
    mounts: list[Mount]


@dataclass(frozen=True)
class Line:
    """A volume and its cell for each container; `position` is None for a volume that is not there."""

    position: int | None
    name: str
    type: Words
    cells: list[Cell]


@dataclass(frozen=True)
class Mounts:
    """The table: containers across, volumes down."""

    containers: list[str]
    lines: list[Line]


def type_of(volume: Item) -> str:
    """The member that decides what a volume is; a volume without any is a bind mount."""
    return next((kind for kind in (EFS, *OTHERS) if volume.raw.get(kind) not in (None, False)), "host")


def type_words(_task: Task, volume: Item) -> Words:
    """What people call the type of a volume."""
    kind = type_of(volume)
    return OTHERS.get(kind) or next(tile.title for tile in TYPES if tile.value == kind)


def volume_says(task: Task, volume: Item) -> str:
    """Under a volume's name in the list: "Amazon EFS · 2 mounts"."""
    number = _counted(task)[volume.get("name", "")]
    mounted = ngettext("%(n)d mount", "%(n)d mounts", number) % {"n": number}
    return f"{type_words(task, volume)} · {mounted}"


def _counted(task: Task) -> Counter[str]:
    names = (mount.get("sourceVolume", "") for mount in task.each("mountPoints"))
    return Counter(name for name in names if name)


def mounts(task: Task) -> Mounts:
    """Who mounts what; volumes that are mounted and not there stand at the end."""
    named = {volume.get("name", "") for volume in task.volumes}
    lines = [
        Line(volume.number - 1, volume.label, type_words(task, volume), _cells(task, volume.get("name", "")))
        for volume in task.volumes[:_DOWN]
    ]
    lost = [name for name in _counted(task) if name not in named]
    lines += [Line(None, name, "", _cells(task, name)) for name in lost[:_DOWN]]
    return Mounts([container.label for container in task.containers[:_ACROSS]], lines)


def _cells(task: Task, name: str) -> list[Cell]:
    return [
        Cell(container.number - 1, container.label, list(_mounted(container, name)) if name else [])
        for container in task.containers[:_ACROSS]
    ]


def _mounted(container: Item, name: str) -> list[Mount]:
    return [
        Mount(mount.get("containerPath", "–"), bool(mount.get("readOnly")))
        for mount in container.items_of("mountPoints")
        if mount.get("sourceVolume") == name
    ]
