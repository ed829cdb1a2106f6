"""A log group that the task is to create."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("awslogs-create-group needs another permission"),
    level="note",
    message=_(
        "awslogs-create-group needs the permission logs:CreateLogGroup, "
        "which AmazonECSTaskExecutionRolePolicy lacks."
    ),
    fix=_(
        "Allow logs:CreateLogGroup to the execution role (on EC2 to the instance role), "
        "or create the log group yourself."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options", "executionRoleArn"),
    sources=("botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",),
    service_says="ResourceInitializationError: failed to validate logger args",
    only_with=(f"{log_configuration.OPTIONS}{{awslogs-create-group}}",),
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
                        "awslogs-create-group": "true",
                    },
                }
            }
        ]
    },
)
def check(task: Task) -> Found:
    for _container, configuration in log_configuration.using(task, "awslogs"):
        options = configuration.item("options")
        if options.get("awslogs-create-group", "").lower() == "true":
            yield options.path("awslogs-create-group"), {}
