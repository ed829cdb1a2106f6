"""A health check that is retried more or fewer times than the service allows."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(1, 11)


@rule(
    title=_("Health check retries out of range"),
    level="error",
    message=_("The number of retries can be {lowest} to {highest}, not {value:,}."),
    fix=_("Set the retries to a number from {lowest} to {highest}; left out, it is 3."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-retries",
    paths=("containerDefinitions[].healthCheck.retries",),
    sources=(
        "cdk-preflight pf-ecs-healthcheck-retries-range: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.retries",
    ),
    only_with=("containerDefinitions[].healthCheck.retries",),
    mend=ranges.nearest(_ALLOWED),
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "retries": 1}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "retries": 11}}]},
)
def check(task: Task) -> Found:
    checks = (health_check for _container, health_check in task.having("healthCheck"))
    yield from ranges.outside(checks, "retries", _ALLOWED)
