"""Log groups of CloudWatch Logs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, said, without


def find(account: Account, asked: Asked) -> Page:
    logs = account.client("logs")

    def ask(token: str) -> Answer:
        told = logs.describe_log_groups(limit=50, **without(nextToken=token))
        groups = told["logGroups"]
        entries = [
            Entry(one["logGroupName"], tuple(_details(one)), (Choice(one["logGroupName"]),)) for one in groups
        ]
        return entries, told.get("nextToken", "")

    return gather(asked, ask)


def _details(group: dict[str, Any]) -> Iterable[Words]:
    days = group.get("retentionInDays")
    yield said(_("kept {days} days"), days=days) if days else _("kept for ever")
    if group.get("kmsKeyId"):
        yield _("encrypted with a key of its own")


lookup = Lookup(
    title=_("Log groups"),
    none=_("There is no log group here."),
    actions=("logs:DescribeLogGroups",),
    find=find,
)
