"""The settings of each type of volume: a section a type, for volumes that are of it or hold its settings."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out
from designer.drafts.fields import Field, Grid, Options, Part, RuledOut, Section, Words
from designer.drafts.volume_types import BIND, BY_MEMBER, DOCKER, EBS, EFS, FSX, S3_FILES, is_of
from designer.taskdef.items import Item
from designer.taskdef.task import Task

V = "volumes[]"


def _shown(member: str) -> Callable[[Task, Item], bool]:
    return lambda _task, volume: is_of(member, volume)


def _says(member: str, name: str, _task: Task, volume: Item) -> Words:
    """The value that tells such volumes apart."""
    text: str = volume.item(member).get(name, "")
    return text


def _section(member: str, name: str, *parts: Part, lead: Words = "") -> Section:
    return Section(
        id=f"{member}-settings",
        title=BY_MEMBER[member].tile.title,
        lead=lead,
        says=partial(_says, member, name),
        shown=_shown(member),
        unset=f"{V}.{member}",
        parts=parts,
    )


def _grid(member: str, *fields: Field) -> Grid:
    return Grid(id=f"{member}-fields", fields=fields)


def _field(member: str, name: str, label: Words, hint: Words, width: str = "c6", **more: Any) -> Field:
    reason: RuledOut = more.pop("ruled_out", BY_MEMBER[member].ruled_out)
    path = f"{V}.{member}.{name}"
    return Field(
        path=path,
        label=label,
        hint=hint,
        width=width,
        ruled_out=reason,
        shown=ruled_out.unless(reason),
        **more,
    )


_bind = _section(
    BIND,
    "sourcePath",
    _grid(
        BIND,
        _field(
            BIND,
            "sourcePath",
            _("Source path"),
            _("On the host; on Managed Instances under /var or /tmp; empty: a new folder for each task"),
            "c8",
            mono=True,
            ruled_out=ruled_out.on_fargate,
        ),
    ),
)

_efs = _section(
    EFS,
    "fileSystemId",
    _grid(
        EFS,
        _field(EFS, "fileSystemId", _("File system ID"), _("fs- and 8 to 40 hexadecimal digits"), mono=True),
        _field(
            EFS,
            "authorizationConfig.accessPointId",
            _("Access point"),
            _("fsap-…, needs encryption in transit"),
            mono=True,
        ),
        _field(
            EFS,
            "rootDirectory",
            _("Root directory"),
            _("/ when left out; / or empty with an access point"),
            mono=True,
        ),
        _field(
            EFS,
            "transitEncryptionPort",
            _("Transit encryption port"),
            _("1–65535; empty: chosen by the mount helper"),
        ),
        _field(EFS, "transitEncryption", _("Encryption in transit"), _("DISABLED when left out")),
        _field(
            EFS,
            "authorizationConfig.iam",
            _("IAM authorization"),
            _("By the task role; DISABLED when left out"),
        ),
    ),
)

_ebs = Section(
    id="ebs-settings",
    title=BY_MEMBER[EBS].tile.title,
    shown=_shown(EBS),
    parts=(
        Grid(
            id="ebs-fields",
            fields=(
                Field(
                    path=f"{V}.{EBS}",
                    label=_("Configured at launch"),
                    hint=_(
                        "Size, type and encryption are given when the task is run or the service is created."
                        " One volume of a task at most."
                    ),
                    width="c8",
                    ruled_out=BY_MEMBER[EBS].ruled_out,
                    redraws=("volume-type",),
                ),
            ),
        ),
    ),
)

_s3_files = _section(
    S3_FILES,
    "fileSystemArn",
    _grid(
        S3_FILES,
        _field(
            S3_FILES,
            "fileSystemArn",
            _("File system ARN"),
            _("The whole ARN; the task role mounts it"),
            "c8",
            mono=True,
            example="arn:aws:s3files:…:file-system/fs-…",
        ),
        _field(
            S3_FILES,
            "transitEncryptionPort",
            _("Transit encryption port"),
            _("1–65535; empty: chosen by the mount helper"),
            "c4",
        ),
        _field(
            S3_FILES,
            "accessPointArn",
            _("Access point ARN"),
            _("Optional; fixes user and folder"),
            "c8",
            mono=True,
        ),
        _field(
            S3_FILES,
            "rootDirectory",
            _("Root directory"),
            _("/ when left out; / or empty with an access point"),
            "c4",
            mono=True,
        ),
    ),
)

_docker = _section(
    DOCKER,
    "driver",
    _grid(
        DOCKER,
        _field(
            DOCKER,
            "driver",
            _("Driver"),
            _("As Docker names it on the instance; local when left out"),
            "c4",
            suggestions=lambda _task: ("local", "rexray/ebs"),
        ),
        _field(
            DOCKER,
            "scope",
            _("Scope"),
            _("task: gone with the task (default); shared: stays for others"),
            "c4",
        ),
        _field(
            DOCKER,
            "autoprovision",
            _("Autoprovision"),
            _("Made when it is not there; only with the scope shared"),
            "c4",
        ),
    ),
    Options(
        id="driver-options",
        path=f"{V}.{DOCKER}.driverOpts",
        label=_("Driver options"),
        hint=_("Handed to the driver as they are, such as type, device and o of the local driver."),
        add=_("Add driver option"),
    ),
    Options(
        id="volume-labels",
        path=f"{V}.{DOCKER}.labels",
        label=_("Labels"),
        hint=_("Docker labels of the volume: keys and values of your own."),
        add=_("Add label"),
        key=_("Key"),
    ),
)

_fsx = _section(
    FSX,
    "fileSystemId",
    _grid(
        FSX,
        _field(FSX, "fileSystemId", _("File system ID"), _("fs- and 8 to 40 hexadecimal digits"), mono=True),
        _field(FSX, "rootDirectory", _("Root directory"), _("The folder in the share, needed"), mono=True),
        _field(
            FSX,
            "authorizationConfig.credentialsParameter",
            _("Credentials"),
            _("ARN of a secret, or of an SSM parameter, with user name and password"),
            "c8",
            mono=True,
            example="arn:aws:secretsmanager:…",
        ),
        _field(
            FSX,
            "authorizationConfig.domain",
            _("Domain"),
            _("Of the Active Directory, such as corp.example.com"),
            "c4",
        ),
    ),
)

sections = (_bind, _efs, _ebs, _s3_files, _docker, _fsx)
