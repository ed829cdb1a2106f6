"""Access points of Amazon EFS: of one file system, or of all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, said, without


def find(account: Account, asked: Asked) -> Page:
    efs = account.client("efs")

    def ask(token: str) -> Answer:
        told = efs.describe_access_points(
            MaxResults=100, **without(NextToken=token, FileSystemId=asked.within)
        )
        return [_entry(one) for one in told["AccessPoints"]], told.get("NextToken", "")

    return gather(asked, ask)


def _entry(one: dict[str, Any]) -> Entry:
    id = one["AccessPointId"]
    name = f"{one['Name']} {id}" if one.get("Name") else id
    return Entry(name, tuple(_details(one)), (Choice(id),))


def _details(one: dict[str, Any]) -> Iterable[Words]:
    yield one["FileSystemId"]
    yield said(_("root {path}"), path=(one.get("RootDirectory") or {}).get("Path", "/"))
    if user := one.get("PosixUser"):
        yield said(_("as user {uid}:{gid}"), uid=user["Uid"], gid=user["Gid"])


lookup = Lookup(
    title=_("Access points"),
    none=_("There is no access point here."),
    actions=("elasticfilesystem:DescribeAccessPoints",),
    find=find,
)
