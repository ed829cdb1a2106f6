"""Whether secrets, their keys and parameters exist. Values are read for keys alone, where that is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.account import Account
from designer.aws.check import Before, Check, Result, each, failed, passed, unchecked
from designer.aws.lookups.secret_keys import keys_in
from designer.aws.outcome import Trouble
from designer.taskdef.task import Task

HEAD = 7
"""Parts of the ARN of a secret: what follows is a key, a stage and a version."""


def look(before: Before) -> Iterator[Result]:
    account = before.account
    return each(_named(before.task), lambda text: _checked(account, text), str)


def _named(task: Task) -> list[str]:
    """What secrets are read from, each once; registry credentials too."""
    found: list[str] = []
    for container in task.containers:
        options = container.item("logConfiguration").items_of("secretOptions")
        found += [one.get("valueFrom", "") for one in (*container.items_of("secrets"), *options)]
        found.append(container.item("repositoryCredentials").get("credentialsParameter", ""))
    return list(dict.fromkeys(filter(None, found)))


def _checked(account: Account, text: str) -> Result:
    parts = text.split(":")
    if len(parts) > 3 and parts[3] != account.target.region:
        return unchecked(gettext_noop("{what} is in another Region."), what=text)
    if is_secret(text):
        return _secret(account, text, parts[HEAD] if len(parts) > HEAD else "")
    return passed(gettext_noop("{what} exists"), what=parameter(account, text)["Name"])


def is_secret(text: str) -> bool:
    return ":secretsmanager:" in text


def secret(account: Account, text: str) -> dict[str, Any]:
    """What Secrets Manager tells of the secret that is named, without its value."""
    told = account.client("secretsmanager").describe_secret(SecretId=without_key(text))
    return dict(told)


def parameter(account: Account, text: str) -> dict[str, Any]:
    """By name: a list of those of exactly this name tells whether it is there, without its value.

    Raises Trouble where it is not.
    """
    name = text.partition(":parameter")[2] or text
    names = {name, name.removeprefix("/")}
    filters = [{"Key": "Name", "Option": "Equals", "Values": sorted(names)}]
    told = account.client("ssm").describe_parameters(ParameterFilters=filters)["Parameters"]
    if not told:
        raise Trouble("ResourceNotFoundException")
    return dict(told[0])


def without_key(text: str) -> str:
    """The ARN of a secret as it is, without what is taken of its value."""
    return ":".join(text.split(":")[:HEAD])


def _secret(account: Account, text: str, key: str) -> Result:
    arn, found = without_key(text), secret(account, text)
    if found.get("DeletedDate"):
        said, remedy = (
            gettext_noop("{what} is scheduled for deletion."),
            gettext_noop("Restore it, or use another."),
        )
        return failed(said, remedy, what=arn)
    if not key:
        return passed(gettext_noop("{what} exists"), what=found["Name"])
    if not account.target.reads_secret_keys:
        said = gettext_noop("{what} exists; whether it has the key {key} is not read here.")
        return unchecked(said, what=found["Name"], key=key)
    if key in keys_in(account, arn):
        return passed(gettext_noop("{what} has the key {key}"), what=found["Name"], key=key)
    said, remedy = (
        gettext_noop("{what} has no key {key}."),
        gettext_noop("Choose one of its keys, or add it."),
    )
    return failed(said, remedy, what=found["Name"], key=key)


check = Check(
    order=60,
    title=_("Secrets, keys and parameters exist"),
    look=look,
    actions=("secretsmanager:DescribeSecret", "ssm:DescribeParameters"),
)
