"""File systems of Amazon EFS."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, said, without


def find(account: Account, asked: Asked) -> Page:
    efs = account.client("efs")

    def ask(token: str) -> Answer:
        told = efs.describe_file_systems(MaxItems=100, **without(Marker=token))
        return [_entry(one) for one in told["FileSystems"]], told.get("NextMarker", "")

    return gather(asked, ask)


def _entry(one: dict[str, Any]) -> Entry:
    id = one["FileSystemId"]
    name = f"{one['Name']} {id}" if one.get("Name") else id
    return Entry(name, tuple(_details(one)), (Choice(id),), _doubt(one), "mount_targets", id)


def _details(one: dict[str, Any]) -> Iterable[Words]:
    yield said(_("mount targets: {n}"), n=one.get("NumberOfMountTargets", 0))
    yield _("encrypted") if one.get("Encrypted") else _("not encrypted")


def _doubt(one: dict[str, Any]) -> Words:
    if one.get("LifeCycleState", "available") != "available":
        return said(_("state: {state}"), state=one["LifeCycleState"])
    return "" if one.get("NumberOfMountTargets", 0) else _("no mount target: no task can mount it")


lookup = Lookup(
    title=_("File systems"),
    none=_("There is no file system here."),
    actions=("elasticfilesystem:DescribeFileSystems",),
    find=find,
)
