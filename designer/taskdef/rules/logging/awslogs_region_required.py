"""awslogs without a region."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("awslogs without a region"),
    level="error",
    message=_("“{name}” logs with awslogs, but {option} does not say in which region."),
    fix=_("Set {option} to the region of the log group, for example eu-west-1."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",
        "cfn-lint E3046",
    ),
    service_says="Log driver awslogs requires options: awslogs-region, awslogs-group",
    only_with=(log_configuration.DRIVER,),
    mend=log_configuration.complete,
    good={
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "app",
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
                        "awslogs-stream-prefix": "app",
                    },
                }
            },
            {
                "name": "proxy",
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {"awslogs-group": "/ecs/orders-api", "awslogs-stream-prefix": "proxy"},
                },
            },
        ]
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.without(task, "awslogs", "awslogs-region")
