"""A container without a log configuration."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Container without log configuration"),
    level="practice",
    message=_("“{name}” has no log configuration: what it writes stays on its instance."),
    fix=_("Give the container a log configuration, for example awslogs."),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html#ecs-9",
    paths=("containerDefinitions[].logConfiguration",),
    sources=(
        "AWS Security Hub control ECS.9",
        "AWS Config rule ecs-task-definition-log-configuration",
    ),
    mend=log_configuration.log_as_others,
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
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                    },
                }
            },
            {"name": "proxy"},
        ]
    },
)
def check(task: Task) -> Found:
    lost = _("“{name}” has no log configuration: what it writes is lost.")
    for container in task.containers:
        if container.lacks("logConfiguration"):
            values = {"name": container.label}
            path = container.path("logConfiguration")
            yield (path, values, lost) if FARGATE in task.launch_types else (path, values)
