"""Volumes: data that containers share or that outlives the task."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import Field, Grid, Picture, Section, Step, Tile, Words
from designer.drafts.mounts import EFS, OTHERS, TYPES, type_of, type_words, volume_says
from designer.taskdef.task import Item, Task

V = "volumes[]"


@dataclass(frozen=True)
class Choice:
    """The tile of a volume type."""

    tile: Tile
    is_chosen: bool


def _types(_task: Task, volume: Item) -> dict[str, Any]:
    current = type_of(volume)
    return {
        "types": [Choice(tile, tile.value == current) for tile in TYPES],
        "other": OTHERS.get(current, ""),
        "at": volume.at,
    }


def _is_bind(_task: Task, volume: Item) -> bool:
    return type_of(volume) == "host" or not volume.lacks("host")


def _is_efs(_task: Task, volume: Item) -> bool:
    return type_of(volume) == EFS or not volume.lacks(EFS)


def _bind_words(_task: Task, volume: Item) -> Words:
    path: str = volume.item("host").get("sourcePath", "")
    return path


def _efs_words(_task: Task, volume: Item) -> Words:
    file_system: str = volume.item(EFS).get("fileSystemId", "")
    return file_system


def _efs_field(name: str, label: Words, **more: Any) -> Field:
    not_here = ruled_out.any_of(ruled_out.on_external, ruled_out.on_windows)
    return Field(path=f"{V}.{EFS}.{name}", label=label, width="c6", ruled_out=not_here, **more)


_volume = Section(
    id="volume",
    title=_("Volume"),
    parts=(
        Grid(
            id="volume-name",
            fields=(
                Field(
                    path=f"{V}.name",
                    label=_("Volume name"),
                    hint=_("Referred to by mount points"),
                    width="c6",
                ),
            ),
        ),
        Picture(id="volume-type", template="drafts/parts/volume_types.html", context=_types),
    ),
)

_bind = Section(
    id="bind-mount",
    title=_("Bind mount"),
    says=_bind_words,
    shown=_is_bind,
    parts=(
        Grid(
            id="bind",
            fields=(
                Field(
                    path=f"{V}.host.sourcePath",
                    label=_("Source path"),
                    hint=_("A path on the host; empty: a new folder for each task"),
                    mono=True,
                    width="c8",
                    ruled_out=ruled_out.on_fargate,
                ),
            ),
        ),
    ),
)

_efs = Section(
    id="efs",
    title="Amazon EFS",
    says=_efs_words,
    shown=_is_efs,
    parts=(
        Grid(
            id="efs-fields",
            fields=(
                _efs_field("fileSystemId", _("File system ID"), hint="fs-…", mono=True),
                _efs_field(
                    "rootDirectory",
                    _("Root directory"),
                    hint=_("/ or empty with an access point"),
                    mono=True,
                ),
                _efs_field(
                    "authorizationConfig.accessPointId",
                    _("Access point"),
                    hint=_("fsap-…, needs encryption in transit"),
                    mono=True,
                ),
                _efs_field(
                    "transitEncryptionPort",
                    _("Transit encryption port"),
                    hint=_("Chosen by the mount helper when empty"),
                ),
                _efs_field(
                    "transitEncryption",
                    _("Encryption in transit"),
                    hint=_("Disabled when left out"),
                ),
                _efs_field(
                    "authorizationConfig.iam",
                    _("IAM authorization"),
                    hint=_("Uses the task role; needs encryption in transit"),
                ),
            ),
        ),
    ),
)

step = Step(
    slug="volumes",
    title=_("Volumes"),
    lead=_("Data that containers share or that outlives the task."),
    items="volumes",
    item_says=volume_says,
    item_tag=type_words,
    add=_("Add volume"),
    none_yet=_("No volume yet. Containers can share one, or keep data beyond the task."),
    filled=lambda task: not task.root.lacks("volumes"),
    sections=(_volume, _bind, _efs),
)
