"""A start period of a health check that is longer than the service allows, or negative."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(301)


@rule(
    title=_("Health check start period out of range"),
    level="error",
    message=_("The start period can be {lowest} to {highest} seconds, not {value:,}."),
    fix=_("Set the start period to {lowest} to {highest} seconds, or leave it out for none."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-startPeriod",
    paths=("containerDefinitions[].healthCheck.startPeriod",),
    sources=(
        "cdk-preflight pf-ecs-healthcheck-start-period-range: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.startPeriod",
    ),
    only_with=("containerDefinitions[].healthCheck.startPeriod",),
    mend=ranges.nearest(_ALLOWED),
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "startPeriod": 0}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"], "startPeriod": 301}}]},
)
def check(task: Task) -> Found:
    checks = (health_check for _container, health_check in task.having("healthCheck"))
    yield from ranges.outside(checks, "startPeriod", _ALLOWED)
