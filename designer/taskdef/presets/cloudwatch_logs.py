"""Logs to Amazon CloudWatch by the driver awslogs, with the options that the ECS console writes."""

from designer.taskdef import log_configuration
from designer.taskdef.items import Item
from designer.taskdef.log_preset import LogPreset, region
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _group(task: Task, _container: Item, _region: str) -> str:
    family = task.root.get("family", "")
    return log_configuration.agreed(task, "awslogs-group") or (f"/ecs/{family}" if family else "")


def _prefix(task: Task, _container: Item, _region: str) -> str:
    return log_configuration.agreed(task, "awslogs-stream-prefix") or "ecs"


preset = LogPreset(
    kind="logs",
    title="Amazon CloudWatch",
    words=_("The driver awslogs writes to a log group. No sidecar."),
    driver="awslogs",
    options=(
        Input(name="awslogs-group", label=_("Log group"), example="/ecs/orders-api", usual=_group),
        region("awslogs-region"),
        Input(
            name="awslogs-stream-prefix",
            label=_("Stream prefix"),
            hint=_("The names of the container and the task follow it"),
            usual=_prefix,
        ),
        Input(
            name="awslogs-create-group",
            label=_("Create the group"),
            hint=_("Needs logs:CreateLogGroup as well"),
            usual=lambda _task, _container, _region: "true",
            choices=(("true", _("If it is missing")), ("", _("No, it exists"))),
            is_optional=True,
        ),
        Input(
            name="mode",
            label=_("When the log service is slow"),
            hint=_("Left to AWS, tasks keep running since 25 June 2025, unless the account says otherwise"),
            choices=(
                ("", _("Left to AWS")),
                ("non-blocking", _("Keep running, may drop lines")),
                ("blocking", _("Wait, never drop")),
            ),
            is_optional=True,
        ),
    ),
    permissions=Permissions(
        role="execution",
        actions=("logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"),
        resource="arn:{partition}:logs:{awslogs-region}:*:log-group:{awslogs-group}*",
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-task-definition.html",
        "botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html",
    ),
)
