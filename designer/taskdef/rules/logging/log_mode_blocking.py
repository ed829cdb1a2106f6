"""Logs that an application waits for."""

from designer.taskdef import firelens, log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Blocking log delivery"),
    level="note",
    message=_("“{name}” waits until its logs are delivered: when they cannot be, it stands still."),
    fix=_("Keep the mode blocking only for logs that may not be lost; non-blocking is the default."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-options",
    paths=("containerDefinitions[].logConfiguration.options",),
    sources=("botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",),
    only_with=(f"{log_configuration.OPTIONS}{{mode}}",),
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                        "mode": "non-blocking",
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
                        "mode": "blocking",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container, configuration in task.having("logConfiguration"):
        options = configuration.item("options")
        if options.get("mode") == "blocking" and configuration.get("logDriver") != firelens.DRIVER:
            yield options.path("mode"), {"name": container.label}
