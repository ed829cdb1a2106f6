"""Target groups of Elastic Load Balancing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, Words, gather, said, without


def find(account: Account, asked: Asked) -> Page:
    balancing = account.client("elbv2")

    def ask(token: str) -> Answer:
        told = balancing.describe_target_groups(PageSize=100, **without(Marker=token))
        entries = [
            Entry(one["TargetGroupName"], tuple(_details(one)), (Choice(one["TargetGroupArn"]),))
            for one in told["TargetGroups"]
        ]
        return entries, told.get("NextMarker", "")

    return gather(asked, ask)


def _details(one: dict[str, Any]) -> Iterable[Words]:
    yield f"{one.get('Protocol', '')} {one.get('Port', '')}".strip()
    yield said(_("targets: {kind}"), kind=one.get("TargetType", "instance"))
    if path := one.get("HealthCheckPath"):
        yield said(_("health check {path}"), path=path)


lookup = Lookup(
    title=_("Target groups"),
    none=_("There is no target group here."),
    actions=("elasticloadbalancing:DescribeTargetGroups",),
    find=find,
)
