"""Parameters of Systems Manager: their names and kinds, never their values."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without
from designer.aws.regions import region


def find(account: Account, asked: Asked) -> Page:
    ssm, target = account.client("ssm"), account.target
    partition = region(target.region).partition or "aws"
    place = f"arn:{partition}:ssm:{target.region}:{account.number}:parameter/"

    def ask(token: str) -> Answer:
        said = ssm.describe_parameters(MaxResults=50, **without(NextToken=token))
        entries = [
            Entry(
                one["Name"],
                (one["Type"], *filter(None, (one.get("Description"),))),
                (Choice(one.get("ARN") or place + one["Name"].removeprefix("/")),),
            )
            for one in said["Parameters"]
        ]
        return entries, said.get("NextToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Parameter Store"),
    lead=_("Names only: the values of parameters are not read."),
    none=_("There is no parameter here."),
    actions=("ssm:DescribeParameters",),
    find=find,
)
