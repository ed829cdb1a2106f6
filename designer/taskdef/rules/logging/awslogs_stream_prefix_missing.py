"""awslogs without a stream prefix on instances, where it may be left out."""

from designer.taskdef import log_configuration
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No stream prefix"),
    level="practice",
    message=_("Without {option}, the log streams of “{name}” are named by Docker's ids, not by their task."),
    fix=_("Set {option}, for example to ecs as the console does."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-log-config.html",
    paths=("containerDefinitions[].logConfiguration.options",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: LogConfiguration.options",),
    only_with=(log_configuration.DRIVER,),
    mend=log_configuration.complete,
    good={
        "requiresCompatibilities": ["EC2"],
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
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": "/ecs/orders-api",
                        "awslogs-region": "eu-west-1",
                    },
                }
            }
        ],
    },
)
def check(task: Task) -> Found:
    # Fargate does not do without: that is another rule's finding.
    if FARGATE not in task.launch_types:
        yield from log_configuration.without(task, "awslogs", "awslogs-stream-prefix")
