"""Volumes: data that containers share or that outlives the task."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import Field, Grid, Picture, Section, Step, Words
from designer.taskdef.task import EXTERNAL, WINDOWS, Item, Task

EFS = "volumes[].efsVolumeConfiguration"
TYPES = (
    ("host", _("Bind mount"), "folder", _("A folder shared by containers")),
    ("efsVolumeConfiguration", "Amazon EFS", "hard-drive", _("Shared file system, survives tasks")),
)
_OTHERS = (
    "dockerVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration",
    "s3filesVolumeConfiguration",
    "configuredAtLaunch",
)


def type_of(volume: Item) -> str:
    """The member that decides what a volume is; a volume without any is a bind mount."""
    kinds = ("efsVolumeConfiguration", *_OTHERS)
    return next((kind for kind in kinds if volume.raw.get(kind) not in (None, False)), "host")


def _type_words(_task: Task, volume: Item) -> Words:
    kind = type_of(volume)
    return next((title for member, title, *_rest in TYPES if member == kind), kind)


def _types(task: Task, volume: Item) -> dict[str, Any]:
    current = type_of(volume)
    return {
        "types": [(*one, one[0] == current) for one in TYPES],
        "other": current if current in _OTHERS else "",
        "at": volume.at,
    }


def _not_bind(volume: Item) -> bool:
    return type_of(volume) != "host"


def _efs_words(_task: Task, volume: Item) -> Words:
    return "" if type_of(volume) == "efsVolumeConfiguration" else _("not used by this volume")


def _bind_words(_task: Task, volume: Item) -> Words:
    return _("not used by this volume") if _not_bind(volume) else volume.item("host").get("sourcePath", "")


def _not_here(task: Task) -> Words:
    if EXTERNAL in task.launch_types:
        return _("Not on External")
    return _("Not on Windows") if task.os_family == WINDOWS else ""


def mounts(task: Task) -> dict[str, Any]:
    """Who mounts what: one row a volume, one cell a container."""
    names = [container.get("name", "–") for container in task.containers]
    rows = []
    for volume in task.volumes:
        name = volume.get("name")
        cells = [
            [
                mount
                for mount in container.items_of("mountPoints")
                if name and mount.get("sourceVolume") == name
            ]
            for container in task.containers
        ]
        rows.append({"name": name or "–", "type": type_of(volume), "cells": list(enumerate(cells))})
    return {"containers": names, "rows": rows}


def _field(name: str, label: Words, **more: Any) -> Field:
    return Field(path=f"{EFS}.{name}", label=label, ruled_out=_not_here, **more)


step = Step(
    slug="volumes",
    title=_("Volumes"),
    lead=_("Data that containers share or that outlives the task."),
    items="volumes",
    item_says=_type_words,
    filled=lambda task: not task.root.lacks("volumes"),
    sections=(
        Section(
            id="volume",
            title=_("Volume"),
            parts=(
                Grid(
                    id="volume-name",
                    fields=(
                        Field(
                            path="volumes[].name",
                            label=_("Volume name"),
                            hint=_("Referred to by mount points"),
                            width="c6",
                        ),
                    ),
                ),
                Picture(id="volume-type", template="drafts/parts/volume_types.html", context=_types),
            ),
        ),
        Section(
            id="bind-mount",
            title=_("Bind mount"),
            says=_bind_words,
            opened=False,
            parts=(
                Grid(
                    id="bind",
                    fields=(
                        Field(
                            path="volumes[].host.sourcePath",
                            label=_("Source path"),
                            hint=_("A path on the host; empty: a new folder for each task"),
                            mono=True,
                            width="c8",
                            ruled_out=ruled_out.on_fargate,
                        ),
                    ),
                ),
            ),
        ),
        Section(
            id="efs",
            title="Amazon EFS",
            says=_efs_words,
            opened=False,
            parts=(
                Grid(
                    id="efs-fields",
                    fields=(
                        _field("fileSystemId", _("File system ID"), hint="fs-…", mono=True, width="c6"),
                        _field(
                            "rootDirectory",
                            _("Root directory"),
                            hint=_("/ or empty with an access point"),
                            mono=True,
                            width="c6",
                        ),
                        _field(
                            "authorizationConfig.accessPointId",
                            _("Access point"),
                            hint=_("fsap-…, needs encryption in transit"),
                            mono=True,
                            width="c6",
                        ),
                        _field(
                            "transitEncryptionPort",
                            _("Transit encryption port"),
                            hint=_("Chosen by the mount helper when empty"),
                            width="c6",
                        ),
                        _field(
                            "transitEncryption",
                            _("Encryption in transit"),
                            hint=_("Disabled when left out"),
                            width="c6",
                        ),
                        _field(
                            "authorizationConfig.iam",
                            _("IAM authorization"),
                            hint=_("Uses the task role; needs encryption in transit"),
                            width="c6",
                        ),
                    ),
                ),
            ),
        ),
    ),
)
