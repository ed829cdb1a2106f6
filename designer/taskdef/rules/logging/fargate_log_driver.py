"""A log driver that Fargate does not have."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Log driver not available on Fargate"),
    level="error",
    message=_("Fargate does not have the log driver {driver}."),
    fix=_("Use one of these log drivers: {available}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-logDriver",
    paths=("containerDefinitions[].logConfiguration.logDriver",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-log-driver-unsupported: deployments to AWS recorded in September 2026",
    ),
    service_says="json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]",
    only_with=(log_configuration.DRIVER,),
    mend=log_configuration.log_as_others,
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
            {"logConfiguration": {"logDriver": "json-file"}},
            {
                "name": "proxy",
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                        "awslogs-stream-prefix": "ecs",
                    },
                },
            },
        ]
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.unavailable(task, FARGATE)
