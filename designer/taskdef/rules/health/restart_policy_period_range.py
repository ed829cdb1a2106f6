"""A restart policy that waits for a shorter or longer time than the service allows."""

from typing import Final

from designer.taskdef import ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(60, 1801)


@rule(
    title=_("Restart attempt period out of range"),
    level="error",
    message=_("The restart attempt period can be {lowest:,} to {highest:,} seconds, not {value:,}."),
    fix=_("Set the period to {lowest:,} to {highest:,} seconds; left out, it is 300."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerRestartPolicy.html#ECS-Type-ContainerRestartPolicy-restartAttemptPeriod",
    paths=("containerDefinitions[].restartPolicy.restartAttemptPeriod",),
    sources=(
        "cdk-preflight pf-ecs-restart-policy-attempt-period-range: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="The 'restartAttemptPeriod' setting for container 'app' must be between 60 and 1800.",
    only_with=("containerDefinitions[].restartPolicy.restartAttemptPeriod",),
    mend=ranges.nearest(_ALLOWED),
    good={"containerDefinitions": [{"restartPolicy": {"enabled": True, "restartAttemptPeriod": 60}}]},
    bad={"containerDefinitions": [{"restartPolicy": {"enabled": True, "restartAttemptPeriod": 30}}]},
)
def check(task: Task) -> Found:
    policies = (container.item("restartPolicy") for container in task.containers)
    yield from ranges.outside(policies, "restartAttemptPeriod", _ALLOWED)
