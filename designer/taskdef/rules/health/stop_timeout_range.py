"""A stop timeout that is too short, or longer than Fargate waits."""

from designer.taskdef import ranges, timeouts
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Stop timeout out of range"),
    level="error",
    message=_("A stop timeout has at least {lowest} seconds, not {value:,}."),
    fix=_("Set a stop timeout from {lowest} to {highest} seconds."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-stopTimeout",
    paths=("containerDefinitions[].stopTimeout",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.stopTimeout",
        "radkawar/stackd, an emulator of the service",
    ),
    service_says="Tasks using the Fargate launch type must have a container stop timeout "
    "of less than 120 seconds.",
    only_with=("containerDefinitions[].stopTimeout",),
    mend=ranges.nearest(timeouts.ON_FARGATE),
    good={"containerDefinitions": [{"stopTimeout": 120}]},
    bad={"containerDefinitions": [{"stopTimeout": 180}]},
)
def check(task: Task) -> Found:
    yield from timeouts.outside(task, "stopTimeout")
