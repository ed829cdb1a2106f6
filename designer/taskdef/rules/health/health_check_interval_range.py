"""A health check that runs more often or less often than the service allows."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(5, 301)


@rule(
    title=_("Health check interval out of range"),
    level="error",
    message=_("The interval can be {lowest} to {highest} seconds, not {value:,}."),
    fix=_("Set the interval to {lowest} to {highest} seconds; left out, it is 30."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-interval",
    paths=("containerDefinitions[].healthCheck.interval",),
    sources=(
        "cdk-preflight pf-ecs-healthcheck-interval-range: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.interval",
    ),
    service_says="Health check interval must be less than or equal to the maximum allowed value 300 "
    "for container 'app'",
    only_with=("containerDefinitions[].healthCheck.interval",),
    mend=ranges.nearest(_ALLOWED),
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "interval": 5}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "interval": 301}}]},
)
def check(task: Task) -> Found:
    checks = (health_check for _container, health_check in task.having("healthCheck"))
    yield from ranges.outside(checks, "interval", _ALLOWED)
