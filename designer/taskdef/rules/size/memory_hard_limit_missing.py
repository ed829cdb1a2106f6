"""A container that may take all memory of its instance."""

from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No hard memory limit"),
    level="practice",
    message=_("Nothing keeps “{name}” from taking all memory of the instance: {soft:,} MiB is a soft limit."),
    fix=_("Set the hard limit, memory, of the container, or the memory of the task."),
    docs="https://docs.aws.amazon.com/controltower/latest/controlreference/ecs-rules.html",
    paths=("containerDefinitions[].memory",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=(
        "AWS Control Tower CT.ECS.PR.7, https://docs.aws.amazon.com/controltower/latest/controlreference/ecs-rules.html",
        "AWS Config managed rule ecs-task-definition-memory-hard-limit",
    ),
    only_with=("containerDefinitions[].memoryReservation",),
    good={
        "requiresCompatibilities": ["EC2"],
        "memory": None,
        "containerDefinitions": [{"memory": 512, "memoryReservation": 256}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "memory": None,
        "containerDefinitions": [{"memoryReservation": 256}],
    },
)
def check(task: Task) -> Found:
    """Without a soft limit either, `container-memory-required` tells; on Fargate the task's is required."""
    if not task.root.lacks("memory") or FARGATE in task.launch_types:
        return
    for container in task.containers:
        soft = container.get("memoryReservation")
        if soft and _is_without(container):
            yield container.path("memory"), {"name": container.label, "soft": soft}


def _is_without(container: Item) -> bool:
    return container.lacks("memory") or container.get("memory") == 0
