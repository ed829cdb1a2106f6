"""A name that no log group can have."""

import re
from typing import Final

from designer.taskdef import arns, log_configuration, names, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_LONGEST: Final = 512
_REFUSED: Final = re.compile(r"[^A-Za-z0-9_/.#-]")


def _name(editor: Editor, finding: Finding) -> None:
    """The name that an ARN of a log group holds, and without the spaces around it."""
    text = paths.get(editor.document, finding.path).strip()
    arn = arns.parse(text)
    if arn is not None and arn.kind == "log-group":
        text = arn.resource.split(":")[1]
    if text and len(text) <= _LONGEST and not _REFUSED.search(text):
        editor.put(finding.path, text)


@rule(
    title=_("Log group name not allowed"),
    level="runtime",
    message=_("“{group}” has characters that the name of a log group cannot have: {refused}"),
    fix=_("Use up to {most} letters, digits and the signs _ - / . # in the name of the log group."),
    docs="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    sources=(
        "CloudWatch Logs, CreateLogGroup: logGroupName, https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html",
    ),
    only_with=(log_configuration.OPTIONS,),
    mend=_name,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                    },
                }
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "arn:aws:logs:eu-west-1:111122223333:log-group:/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for _container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        group = options.get("awslogs-group", "")
        if len(group) <= _LONGEST and not _REFUSED.search(group):
            continue
        path = options.path("awslogs-group")
        values = {"group": group, "length": len(group), "most": _LONGEST}
        if refused := _REFUSED.findall(group):
            yield path, {**values, "refused": names.shown(refused)}
        else:
            yield (
                path,
                values,
                _("The log group's name has {length:,} characters; it can have at most {most}."),
            )
