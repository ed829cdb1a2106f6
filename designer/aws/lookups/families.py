"""Task definition families that have a revision tasks can be started from; each opens its revisions."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    ecs = account.ecs()

    def ask(token: str) -> Answer:
        told = ecs.list_task_definition_families(status="ACTIVE", maxResults=100, **without(nextToken=token))
        entries = [
            Entry(family, (), (Choice(family),), opens="revisions", within=family)
            for family in told["families"]
        ]
        return entries, told.get("nextToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Task definition families"),
    none=_("No task definition is registered here."),
    actions=("ecs:ListTaskDefinitionFamilies",),
    find=find,
)
