"""A start timeout that is too short, or longer than Fargate waits."""

from designer.taskdef import ranges, timeouts
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Start timeout out of range"),
    level="error",
    message=_("A start timeout has at least {lowest} seconds, not {value:,}."),
    fix=_("Set a start timeout from {lowest} to {highest} seconds."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-startTimeout",
    paths=("containerDefinitions[].startTimeout",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.startTimeout",
        "radkawar/stackd, an emulator of the service",
    ),
    service_says="Granular start timeout on container 'app' must be at least 2 seconds.",
    only_with=("containerDefinitions[].startTimeout",),
    mend=ranges.nearest(timeouts.ON_FARGATE),
    good={"containerDefinitions": [{"startTimeout": 120}]},
    bad={"containerDefinitions": [{"startTimeout": 300}]},
)
def check(task: Task) -> Found:
    yield from timeouts.outside(task, "startTimeout")
