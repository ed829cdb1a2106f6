"""Credential specifications of Active Directory, kept in S3 or Parameter Store."""

import re
from collections.abc import Iterator
from typing import Any, Final

from designer.taskdef.items import Item
from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Note, literal
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

_SPEC: Final = re.compile(r"credentialspec(?P<domainless>domainless)?:(?P<arn>arn:.+)\Z", re.DOTALL)


def _find(task: Task, place: Place) -> Iterator[Wanted | Note]:
    for container in task.containers:
        for name in ("credentialSpecs", "dockerSecurityOptions"):
            yield from _in(container, name, place)


def _in(container: Item, member: str, place: Place) -> Iterator[Wanted | Note]:
    listed: Any = container.raw.get(member)
    for number, text in enumerate(listed if isinstance(listed, list) else ()):
        found = _SPEC.match(text) if isinstance(text, str) else None
        if found:
            at = f"{container.path(member)}/{number}"
            yield from _read(place, found["arn"], at, container.label)
            if found["domainless"]:
                words = _("The specification names a secret, which it has to be allowed to read as well.")
                yield Note(at, Said(words))


def _read(place: Place, arn: str, at: str, name: str) -> Iterator[Wanted]:
    if ":s3:" not in arn:
        yield from kept.parameter_or_secret(place, arn, at, name)
        return
    yield from kept.object_of_s3(place, arn, at, name)
    bucket = arn.partition("/")[0]
    yield Wanted("ReadVersionsOfFiles", ("s3:GetObjectVersion",), literal(arn), at, name)
    yield Wanted("ListBuckets", ("s3:ListBucket",), literal(bucket), at, name)


need = Need(
    role="execution",
    words=_("Read credential specifications of Active Directory"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-gmsa.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/linux-gmsa.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.credentialSpecs",
    ),
    find=_find,
)
