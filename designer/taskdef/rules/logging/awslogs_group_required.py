"""awslogs without a log group."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("awslogs without a log group"),
    level="error",
    message=_("“{name}” logs with awslogs, but {option} does not say into which log group."),
    fix=_("Set {option} to the name of a log group, for example /ecs/orders-api."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    sources=("cdk-preflight pf-ecs-awslogs-missing-group: deployments to AWS recorded in September 2026",),
    service_says="Log driver awslogs requires options: awslogs-group",
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
                    "options": {"awslogs-region": "eu-west-1", "awslogs-stream-prefix": "app"},
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.without(task, "awslogs", "awslogs-group")
