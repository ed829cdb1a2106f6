"""awslogs on Fargate without a stream prefix."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("awslogs on Fargate without a stream prefix"),
    level="error",
    message=_("“{name}” logs with awslogs on Fargate, but {option} does not say how its log streams begin."),
    fix=_("Set {option}, for example to the name of the service."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-awslogs-fargate-missing-stream-prefix: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="Fargate requires log configuration options to include awslogs-stream-prefix "
    "to support log driver awslogs.",
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
                    "options": {"awslogs-group": "/ecs/orders-api", "awslogs-region": "eu-west-1"},
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.without(task, "awslogs", "awslogs-stream-prefix")
