"""Buckets of Amazon S3; each opens its objects."""

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Entry, Lookup, Page, gather, without


def find(account: Account, asked: Asked) -> Page:
    s3 = account.client("s3")

    def ask(token: str) -> Answer:
        told = s3.list_buckets(MaxBuckets=200, **without(ContinuationToken=token))
        entries = [
            Entry(
                one["Name"],
                tuple(filter(None, (one.get("BucketRegion"),))),
                opens="objects",
                within=one["Name"],
            )
            for one in told.get("Buckets") or ()
        ]
        return entries, told.get("ContinuationToken", "")

    return gather(asked, ask)


lookup = Lookup(
    title=_("Amazon S3"),
    lead=_("Choose a bucket, then one of its objects."),
    none=_("There is no bucket here."),
    actions=("s3:ListAllMyBuckets",),
    find=find,
)
