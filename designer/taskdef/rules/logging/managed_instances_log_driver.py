"""A log driver that Managed Instances do not have."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import MANAGED_INSTANCES, Task


@rule(
    title=_("Log driver not available on Managed Instances"),
    level="error",
    message=_("Managed Instances do not have the log driver {driver}."),
    fix=_("Use one of these log drivers: {available}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html#ECS-Type-LogConfiguration-logDriver",
    paths=("containerDefinitions[].logConfiguration.logDriver",),
    launch_types=(MANAGED_INSTANCES,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: LogConfiguration.logDriver",),
    only_with=(log_configuration.DRIVER,),
    mend=log_configuration.log_as_others,
    good={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "containerDefinitions": [{"logConfiguration": {"logDriver": "json-file"}}],
    },
    bad={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "syslog"}},
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
        ],
    },
)
def check(task: Task) -> Found:
    yield from log_configuration.unavailable(task, MANAGED_INSTANCES)
