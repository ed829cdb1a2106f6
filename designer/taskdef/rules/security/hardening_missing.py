"""What a container could do without and does not say so."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, Task

_NO_NEW_PRIVILEGES: Final = re.compile(r"no-new-privileges(?:[:=]true)?\Z")
_ALL: Final = re.compile(r"ALL\Z")
_HARDENED: Final[dict[str, object]] = {
    "user": "10001:10001",
    "readonlyRootFilesystem": True,
    "linuxParameters": {"capabilities": {"drop": ["ALL"]}},
}


@rule(
    title=_("Hardening not stated"),
    level="note",
    message=_("“{name}” does not state {missing}."),
    fix=_(
        "Set what the image can stand: a user other than root, a read-only root file system with volumes "
        "for what is written, and no capabilities but those it needs."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    paths=(
        "containerDefinitions[].user",
        "containerDefinitions[].readonlyRootFilesystem",
        "containerDefinitions[].linuxParameters.capabilities.drop",
        "containerDefinitions[].dockerSecurityOptions",
    ),
    sources=(
        "AWS Security Hub ECS.5, ECS.20 and ECS.21, "
        "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
        "AWS Config ecs-containers-readonly-access, ecs-task-definition-nonroot-user",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.dockerSecurityOptions",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    ),
    good={"containerDefinitions": [_HARDENED]},
    bad={"containerDefinitions": [{**_HARDENED, "readonlyRootFilesystem": False}]},
)
def check(task: Task) -> Found:
    named = task.root.get("requiresCompatibilities", ())
    on_docker = FARGATE not in named and (EC2 in named or EXTERNAL in named)
    for container in task.containers:
        missing = ", ".join(_missing(container, task.os_family, on_docker))
        if missing:
            yield container.at, {"name": container.label, "missing": missing}


def _missing(container: Item, os_family: str, on_docker: bool) -> Iterator[str]:
    """By the API's names, which are the same in every language."""
    if container.lacks("user") and container.lacks("firelensConfiguration"):
        yield "user"
    if os_family != LINUX:
        return
    if container.lacks("readonlyRootFilesystem"):
        yield "readonlyRootFilesystem"
    if _keeps_capabilities(container):
        yield "linuxParameters.capabilities.drop ALL"
    if on_docker and _surely_none(container, "dockerSecurityOptions", _NO_NEW_PRIVILEGES):
        yield "dockerSecurityOptions no-new-privileges"


def _keeps_capabilities(container: Item) -> bool:
    """Whether it surely does: what cannot be read may say otherwise."""
    parameters: Item | None = container.get("linuxParameters")
    if parameters is None:
        return container.lacks("linuxParameters")
    said: Item | None = parameters.get("capabilities")
    return parameters.lacks("capabilities") if said is None else _surely_none(said, "drop", _ALL)


def _surely_none(item: Item, member: str, sought: re.Pattern[str]) -> bool:
    """Whether a list has no such entry, and none that cannot be read."""
    entries = item.get(member)
    if entries is None:
        return item.lacks(member)
    return len(entries) == len(item.raw[member]) and not any(map(sought.match, entries))
