"""The types of volumes: what they are called, where they cannot be mounted, and how a volume becomes one."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import RuledOut, Tile, Words, usable
from designer.taskdef import operating_system, paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.task import EC2, LINUX, Task

BIND: Final = "host"
EFS: Final = "efsVolumeConfiguration"
EBS: Final = "configuredAtLaunch"
S3_FILES: Final = "s3filesVolumeConfiguration"
DOCKER: Final = "dockerVolumeConfiguration"
FSX: Final = "fsxWindowsFileServerVolumeConfiguration"


@dataclass(frozen=True)
class Type:
    """A type of volume. Its tile's value is the member of the volume that makes it so."""

    tile: Tile
    ruled_out: RuledOut = usable

    @property
    def member(self) -> str:
        return self.tile.value


def _fsx(task: Task) -> Words:
    """One platform mounts it; instances of one's own may run it without saying so."""
    is_linux = task.os_family == LINUX and operating_system.is_told(task)
    return _("Windows on EC2 only") if is_linux or task.launch_types != {EC2} else ""


_NOT_EXTERNAL_NOR_WINDOWS: Final = ruled_out.any_of(ruled_out.on_external, ruled_out.on_windows)

TYPES: Final = (
    Type(Tile(BIND, _("Bind mount"), "folder", _("A folder shared by containers"))),
    Type(
        Tile(EFS, "Amazon EFS", "hard-drive", _("Shared file system, survives tasks")),
        _NOT_EXTERNAL_NOR_WINDOWS,
    ),
    Type(Tile(EBS, "Amazon EBS", "database", _("Set when a service is created")), ruled_out.on_external),
    Type(
        Tile(S3_FILES, "S3 Files", "cloud", _("A bucket as a file system")),
        _NOT_EXTERNAL_NOR_WINDOWS,
    ),
    Type(
        Tile(DOCKER, _("Docker volume"), "container", _("Kept by Docker on the instance")),
        ruled_out.any_of(ruled_out.on_fargate, ruled_out.on_managed_instances),
    ),
    Type(Tile(FSX, _("FSx for Windows"), "app-window", _("A Windows file share")), _fsx),
)
BY_MEMBER: Final = {one.member: one for one in TYPES}


def chosen(volume: Item) -> list[str]:
    """The members that say what a volume is; more than one is too many, none is a bind mount."""
    return [one.member for one in TYPES if volume.raw.get(one.member) not in (None, False)] or [BIND]


def type_of(volume: Item) -> str:
    """The member that decides what a volume is."""
    found = chosen(volume)
    return next((member for member in found if member != BIND), BIND)


def type_words(_task: Task, volume: Item) -> Words:
    """What people call the type of a volume."""
    return BY_MEMBER[type_of(volume)].tile.title


def is_of(member: str, volume: Item) -> bool:
    """Whether a volume is of a type, or has something written for it."""
    return member in chosen(volume) or volume.raw.get(member) is not None


@dataclass(frozen=True)
class Choice:
    """The tile of a type for one volume; `reason` is why it cannot be taken."""

    tile: Tile
    is_chosen: bool
    reason: Words

    @property
    def is_off(self) -> bool:
        return bool(self.reason) and not self.is_chosen


def choices(task: Task, volume: Item) -> dict[str, Any]:
    """The tiles, and those of the types that a volume has too many of."""
    members = chosen(volume)
    tiles = [Choice(one.tile, one.member in members, one.ruled_out(task)) for one in TYPES]
    return {
        "types": tiles,
        "many": [one.tile for one in tiles if one.is_chosen] if len(members) > 1 else [],
        "at": volume.at,
        "is_at_deployment": EBS in members,
        "at_deployment": tiles[[one.member for one in TYPES].index(EBS)],
    }


def become(editor: Editor, pointer: str, member: str) -> str:
    """Make a volume one of a type. What was filled in for another type stays, to be removed by hand."""
    if member not in BY_MEMBER or pointer.rpartition("/")[0] != "/volumes":
        raise LookupError(member)
    for other in BY_MEMBER:
        there = f"{pointer}/{other}"
        if other != member and _says_nothing(other, paths.get(editor.document, there)):
            editor.put(there, ABSENT)
    if paths.get(editor.document, f"{pointer}/{member}") in (ABSENT, False):
        editor.put(f"{pointer}/{member}", True if member == EBS else {})
    return pointer


def _says_nothing(member: str, value: Any) -> bool:
    """Whether nothing is lost with it: no settings, or the switch that another type turns off."""
    return value is None or value is False or value == {} or (member == EBS and value is True)
