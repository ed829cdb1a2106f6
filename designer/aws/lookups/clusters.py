"""Clusters; each opens its services."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    ecs = account.ecs()

    def ask(token: str) -> Answer:
        told = ecs.list_clusters(maxResults=100, **without(nextToken=token))
        entries = [
            Entry(arn.rpartition("/")[2], (arn,), (Choice(arn),), opens="running", within=arn)
            for arn in told["clusterArns"]
        ]
        return entries, told.get("nextToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Clusters"),
    none=_("There is no cluster here."),
    actions=("ecs:ListClusters",),
    find=find,
)
