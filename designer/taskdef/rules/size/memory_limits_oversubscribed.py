"""Hard limits that cannot all be used at once."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Hard limits add up to more than the task"),
    level="practice",
    message=_(
        "The hard limits of all containers add up to {sum:,} MiB, more than the {task:,} MiB of the task: "
        "a container may be stopped within its own limit."
    ),
    fix=_(
        "Lower the hard limits by {over:,} MiB, or raise the task memory, unless it is meant so for bursts."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=("containerDefinitions[].memory", "memory"),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.memory",),
    only_with=("containerDefinitions[].memory",),
    good={"memory": "1024", "containerDefinitions": [{"memory": 896}, {"name": "proxy", "memory": 128}]},
    bad={"memory": "1024", "containerDefinitions": [{"memory": 897}, {"name": "proxy", "memory": 128}]},
)
def check(task: Task) -> Found:
    """A single limit above the task's is told by `container-memory-over-task`."""
    limits = [max(container.get("memory", 0), 0) for container in task.containers]
    total = sum(limits)
    if task.memory is not None and total > task.memory >= max(limits):
        yield task.root.path("memory"), {"sum": total, "task": task.memory, "over": total - task.memory}
