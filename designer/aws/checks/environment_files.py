"""Whether the environment files lie in S3 where the containers take them from."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, passed, unchecked
from designer.taskdef import environment_files


def look(before: Before) -> Iterator[Result]:
    s3 = before.account.client("s3")

    def ask(value: str) -> Result:
        found = environment_files.named_by(value)
        if found is None:
            return unchecked(gettext_noop("{what} names no object of S3."), what=value)
        s3.head_object(Bucket=found.bucket, Key=found.key)
        return passed(gettext_noop("{what} exists"), what=f"{found.bucket}/{found.key}")

    values = dict.fromkeys(value for _file, value in environment_files.written(before.task))
    return each(values, ask, str)


# S3 has no permission to see that an object is there without being able to read it. Who wants this checked
# allows s3:GetObject on the buckets of environment files; it is not asked for on everything.
check = Check(order=70, title=_("Environment files exist"), look=look)
