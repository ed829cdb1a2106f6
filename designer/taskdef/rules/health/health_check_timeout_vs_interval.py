"""A health check that may take longer than the time between two of them."""

from designer.taskdef import health_checks
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Health check timeout longer than interval"),
    level="note",
    message=_(
        "A check may take {timeout:,} seconds and is made every {interval:,}: "
        "a failure shows later than the interval suggests."
    ),
    fix=_("Lower the timeout, or raise the interval."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html",
    paths=("containerDefinitions[].healthCheck",),
    confidence="medium",
    sources=("aws/aws-cdk packages/aws-cdk-lib/aws-ecs: the check of the construct",),
    only_with=("containerDefinitions[].healthCheck.timeout", "containerDefinitions[].healthCheck.interval"),
    good={
        "containerDefinitions": [
            {"healthCheck": {"command": ["CMD", "/healthy"], "interval": 10, "timeout": 10}}
        ]
    },
    bad={
        "containerDefinitions": [
            {"healthCheck": {"command": ["CMD", "/healthy"], "interval": 10, "timeout": 20}}
        ]
    },
)
def check(task: Task) -> Found:
    for _container, health_check in task.having("healthCheck"):
        timeout = health_checks.number(health_check, "timeout")
        interval = health_checks.number(health_check, "interval")
        if timeout is not None and interval is not None and timeout > interval:
            yield health_check.at, {"timeout": timeout, "interval": interval}
