"""Whether the environment files lie in S3 where the containers take them from."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, passed, unchecked
from designer.aws.outcome import Trouble
from designer.taskdef import environment_files


def look(before: Before) -> Iterator[Result]:
    s3 = before.account.client("s3")

    def ask(value: str) -> Result:
        found = environment_files.named_by(value)
        if found is None:
            return unchecked(gettext_noop("{what} names no object of S3."), what=value)
        listed = s3.list_objects_v2(Bucket=found.bucket, Prefix=found.key, MaxKeys=1)
        if found.key not in [one["Key"] for one in listed.get("Contents") or ()]:
            raise Trouble("NoSuchKey")
        return passed(gettext_noop("{what} exists"), what=f"{found.bucket}/{found.key}")

    values = dict.fromkeys(value for _file, value in environment_files.written(before.task))
    return each(values, ask, str)


# Listed and not looked at: HeadObject takes s3:GetObject, with which their variables could be read.
check = Check(order=70, title=_("Environment files exist"), look=look, actions=("s3:ListBucket",))
