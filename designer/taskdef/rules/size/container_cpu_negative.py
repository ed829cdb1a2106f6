"""A container with less than no cpu."""

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Negative container CPU"),
    level="error",
    message=_("{cpu:,} CPU units is less than nothing."),
    fix=_("Use 0 or a positive number of CPU units, or leave the CPU of the container out."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-cpu",
    paths=("containerDefinitions[].cpu",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.cpu",),
    service_says="Invalid 'cpu' setting for container",
    only_with=("containerDefinitions[].cpu",),
    mend=remove,
    good={"containerDefinitions": [{"cpu": 0}]},
    bad={"containerDefinitions": [{"cpu": -1}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        cpu = container.get("cpu", 0)
        if cpu < 0:
            yield container.path("cpu"), {"cpu": cpu}
