"""A health check with more or less time to answer than the service allows."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(2, 61)


@rule(
    title=_("Health check timeout out of range"),
    level="error",
    message=_("The timeout can be {lowest} to {highest} seconds, not {value:,}."),
    fix=_("Set the timeout to {lowest} to {highest} seconds; left out, it is 5."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-timeout",
    paths=("containerDefinitions[].healthCheck.timeout",),
    sources=(
        "cdk-preflight pf-ecs-healthcheck-timeout-range: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.timeout",
    ),
    service_says="Health check timeout must be less than or equal to the maximum allowed value 60 "
    "for container 'app'",
    only_with=("containerDefinitions[].healthCheck.timeout",),
    mend=ranges.nearest(_ALLOWED),
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "timeout": 2}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "timeout": 61}}]},
)
def check(task: Task) -> Found:
    checks = (health_check for _container, health_check in task.having("healthCheck"))
    yield from ranges.outside(checks, "timeout", _ALLOWED)
