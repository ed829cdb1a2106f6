"""Logs that containers send to CloudWatch by the driver awslogs."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef import log_configuration
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import literal
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

WRITE: Final = ("logs:CreateLogStream", "logs:PutLogEvents")
CREATE: Final = ("logs:CreateLogGroup",)


def group(place: Place, name: str, region: str = "") -> str:
    """All streams of a log group: how every action names it but those on its tags."""
    return place.arn("logs", f"log-group:{name}:*", region=region)


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        name = written(options, "awslogs-group")
        if not name:
            continue
        resource = group(place, literal(name), written(options, "awslogs-region"))
        at = options.path("awslogs-group")
        yield Wanted("WriteLogs", WRITE, resource, at, container.label)
        if written(options, "awslogs-create-group").lower() == "true":
            at = options.path("awslogs-create-group")
            yield Wanted("CreateLogGroups", CREATE, resource, at, container.label)


need = Need(
    role="execution",
    words=_("Write logs to Amazon CloudWatch"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html",
        "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html",
    ),
    find=_find,
)
