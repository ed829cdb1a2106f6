"""Services of one cluster, and what they run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, said, without

AT_ONCE: Final = 10
"""As many as DescribeServices takes."""


def find(account: Account, asked: Asked) -> Page:
    ecs = account.ecs()

    def ask(token: str) -> Answer:
        listed = ecs.list_services(cluster=asked.within, maxResults=AT_ONCE, **without(nextToken=token))
        arns = listed["serviceArns"]
        told = ecs.describe_services(cluster=asked.within, services=arns)["services"] if arns else []
        entries = [
            Entry(one["serviceName"], tuple(_details(one)), (Choice(one["serviceArn"]),)) for one in told
        ]
        return entries, listed.get("nextToken", "")

    return gather(asked, ask)


def _details(one: dict[str, Any]) -> Iterable[Words]:
    yield said(_("runs {revision}"), revision=str(one.get("taskDefinition", "–")).rpartition("/")[2])
    counts = {"running": one.get("runningCount", 0), "desired": one.get("desiredCount", 0)}
    yield said(_("{running} of {desired} tasks"), **counts)


lookup = Lookup(
    title=_("Services"),
    none=_("The cluster has no service."),
    actions=("ecs:ListServices", "ecs:DescribeServices"),
    find=find,
)
