"""Objects of one bucket of Amazon S3, for files of environment variables. None is read."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from designer.aws.account import Account
from designer.aws.lookup import Answer, Asked, Choice, Entry, Lookup, Page, gather, without
from designer.aws.regions import region

ENDING: Final = ".env"
"""ECS takes no other: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html."""


def find(account: Account, asked: Asked) -> Page:
    s3 = account.client("s3")
    bucket = f"arn:{region(account.target.region).partition or 'aws'}:s3:::{asked.within}"

    def ask(token: str) -> Answer:
        told = s3.list_objects_v2(Bucket=asked.within, MaxKeys=200, **without(ContinuationToken=token))
        listed = [one for one in told.get("Contents") or () if not one["Key"].endswith("/")]
        return [_entry(bucket, one) for one in listed], told.get("NextContinuationToken", "")

    return gather(asked, ask)


def _entry(bucket: str, one: dict[str, Any]) -> Entry:
    key, changed = one["Key"], one.get("LastModified")
    details = (f"{changed:%Y-%m-%d}",) if changed else ()
    doubt = "" if key.endswith(ENDING) else _("Its name does not end in .env.")
    return Entry(key, details, (Choice(f"{bucket}/{key}"),), doubt)


lookup = Lookup(
    title=_("Objects"),
    lead=_("Names only: what is in them is not read."),
    none=_("The bucket is empty."),
    actions=("s3:ListBucket",),
    find=find,
)
