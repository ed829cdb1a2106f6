"""A container without memory in a task without memory."""

from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task


@rule(
    title=_("Container without memory"),
    level="error",
    message=_("Neither the container nor the task has memory."),
    fix=_(
        "Set memory (the hard limit) or memoryReservation (the soft limit) of the container, "
        "or the memory of the task."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=("containerDefinitions[].memory", "containerDefinitions[].memoryReservation", "memory"),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-container-memory-required: deployments to AWS recorded in September 2026",
    ),
    service_says="Invalid setting for container 'x'. "
    "At least one of 'memory' or 'memoryReservation' must be specified.",
    good={
        "requiresCompatibilities": ["EC2"],
        "memory": None,
        "containerDefinitions": [{"memoryReservation": 256}],
    },
    bad={"requiresCompatibilities": ["EC2"], "memory": None, "containerDefinitions": [{}]},
)
def check(task: Task) -> Found:
    if not task.root.lacks("memory"):
        return
    for container in task.containers:
        if _unset(container, "memory") and _unset(container, "memoryReservation"):
            yield container.path("memory"), {}


def _unset(container: Item, name: str) -> bool:
    """The service wants a number other than zero."""
    return container.lacks(name) or container.get(name) == 0
