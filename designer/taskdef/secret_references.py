"""Where secrets come from: ARNs of Secrets Manager and of Parameter Store, taken apart.

Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
and .../secrets-envvar-ssm-paramstore.html.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from designer.taskdef import arns
from designer.taskdef.items import Item
from designer.taskdef.once import once
from designer.taskdef.task import Task

VALUES: Final = (
    "containerDefinitions[].secrets[].valueFrom",
    "containerDefinitions[].logConfiguration.secretOptions[].valueFrom",
)
PARTS: Final = 3
"""What may follow the name of a secret: a key, a version stage and a version id, each perhaps empty."""

_SECRET: Final = re.compile(r"[\w/+=.@!-]+\Z", re.ASCII)
_PARAMETER: Final = re.compile(r"parameter/[\w./-]+\Z", re.ASCII)


class Secret(NamedTuple):
    """A secret of Secrets Manager and what follows its name, none or more than may."""

    name: str
    parts: list[str]


@once
def written(task: Task) -> Iterator[tuple[Item, str]]:
    """Each secret of containers and their logs that refers to an ARN, and this ARN."""
    for container in task.containers:
        options = container.item("logConfiguration").items_of("secretOptions")
        for secret in (*container.items_of("secrets"), *options):
            source = secret.get("valueFrom", "")
            if source.startswith("arn:"):
                yield secret, source


@lru_cache(maxsize=1024)
def secret(text: str) -> Secret | None:
    """A secret of Secrets Manager, however many parts follow its name."""
    arn = _of("secretsmanager", text)
    kind, _, rest = arn.resource.partition(":") if arn else ("", "", "")
    name, *parts = rest.split(":")
    return Secret(name, parts) if kind == "secret" and _SECRET.match(name) else None


def is_valid(text: str) -> bool:
    """Whether a secret can be read from this ARN."""
    found = secret(text)
    if found is not None:
        return len(found.parts) in (0, PARTS)
    parameter = _of("ssm", text)
    return parameter is not None and _PARAMETER.match(parameter.resource) is not None


def _of(service: str, text: str) -> arns.Arn | None:
    arn = arns.parse(text)
    complete = arn and arn.service == service and arn.region and arn.account.isdecimal()
    return arn if complete else None
