"""Secrets of AWS Secrets Manager: their names and ARNs. What they hold is not asked for."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    manager = account.client("secretsmanager")
    opens = "secret_keys" if account.target.reads_secret_keys else ""

    def ask(token: str) -> Answer:
        said = manager.list_secrets(MaxResults=100, **without(NextToken=token))
        entries = [
            Entry(
                one["Name"],
                tuple(filter(None, (one.get("Description"), one["ARN"]))),
                (Choice(one["ARN"]),),
                opens=opens,
                within=one["ARN"] if opens else "",
            )
            for one in said["SecretList"]
            if not one.get("DeletedDate")
        ]
        return entries, said.get("NextToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Secrets Manager"),
    lead=_("Names only: the values of secrets are not shown here."),
    none=_("There is no secret here."),
    actions=("secretsmanager:ListSecrets",),
    find=find,
)
