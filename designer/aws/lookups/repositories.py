"""Repositories of Amazon ECR; each opens its images."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Entry, Lookup, Page, Words, gather, without


def find(account: Account, asked: Asked) -> Page:
    ecr = account.client("ecr")

    def ask(token: str) -> Answer:
        said = ecr.describe_repositories(maxResults=200, **without(nextToken=token))
        entries = [
            Entry(
                one["repositoryName"],
                (one["repositoryUri"], *_immutable(one.get("imageTagMutability"))),
                opens="images",
                within=one["repositoryName"],
            )
            for one in said["repositories"]
        ]
        return entries, said.get("nextToken", "")

    return gather(asked, ask)


def _immutable(mutability: str | None) -> tuple[Words, ...]:
    return (_("tags cannot move"),) if (mutability or "").startswith("IMMUTABLE") else ()


lookup = Lookup(
    title=_("Amazon ECR"),
    lead=_("Choose a repository, then one of its images."),
    none=_("There is no repository here."),
    actions=("ecr:DescribeRepositories",),
    find=find,
)
