"""Environment files as their values name them: objects of S3.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from designer.taskdef import arns
from designer.taskdef.items import Item
from designer.taskdef.task import Task

VALUE: Final = "containerDefinitions[].environmentFiles[].value"

_OBJECT: Final = re.compile(
    r"(?P<bucket>[A-Za-z0-9][\w.-]{1,253}[A-Za-z0-9])/(?P<key>.+)\Z", re.ASCII | re.DOTALL
)
_URLS: Final = (
    re.compile(r"s3://(?P<object>.+)\Z", re.IGNORECASE),
    re.compile(r"https://s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?/(?P<object>[^?#]+)\Z"),
    re.compile(
        r"https://(?P<bucket>[a-z0-9][a-z0-9.-]+)\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com(?:\.cn)?/(?P<key>[^?#]+)\Z"
    ),
)


class Object(NamedTuple):
    """An object of S3."""

    bucket: str
    key: str


def written(task: Task) -> Iterator[tuple[Item, str]]:
    """Each environment file with a value, and the value."""
    for file in task.each("environmentFiles"):
        if "value" in file:
            yield file, file["value"]


def named_by(arn: str) -> Object | None:
    """The object that an ARN names, or None when it is not the ARN of one."""
    parsed = arns.parse(arn)
    if parsed is None or parsed.service != "s3" or parsed.region or parsed.account:
        return None
    return _object(parsed.resource)


def meant_by(text: str) -> Object | None:
    """The object that another way of writing it means: a URL, or an ARN with a region or an account."""
    parsed = arns.parse(text)
    if parsed is not None:
        return _object(parsed.resource) if parsed.service == "s3" else None
    for url in _URLS:
        if found := url.match(text):
            parts = found.groupdict()
            return _object(parts.get("object") or f"{parts['bucket']}/{parts['key']}")
    return None


def _object(text: str) -> Object | None:
    found = _OBJECT.match(text)
    return Object(found["bucket"], found["key"]) if found else None
