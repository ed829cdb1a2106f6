"""Revisions of one family that tasks can be started from, newest first."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account, number_in
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    """AWS takes the family as a prefix: what only begins alike is left out."""
    ecs = account.ecs()

    def ask(token: str) -> Answer:
        told = ecs.list_task_definitions(
            familyPrefix=asked.within,
            status="ACTIVE",
            sort="DESC",
            maxResults=100,
            **without(nextToken=token),
        )
        numbered = [(number_in(arn, asked.within), arn) for arn in told["taskDefinitionArns"]]
        numbers = sorted(((number, arn) for number, arn in numbered if number is not None), reverse=True)
        entries = [Entry(f"{asked.within}:{number}", (arn,), (Choice(arn),)) for number, arn in numbers]
        return entries, told.get("nextToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Revisions"),
    none=_("The family has no active revision."),
    actions=("ecs:ListTaskDefinitions",),
    find=find,
)
