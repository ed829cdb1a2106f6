"""Containers that reserve more memory together than their task has."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Reserved memory above task memory"),
    level="error",
    message=_(
        "The soft limits of all containers add up to {sum:,} MiB, more than the {task:,} MiB of the task."
    ),
    fix=_("Lower the soft limits by {over:,} MiB, or raise the task memory."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memoryReservation",
    paths=("containerDefinitions[].memoryReservation", "memory"),
    sources=(
        "cloudnativedaysjp/dreamkast-infra pull request 4766, quoting the service",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.memory",
        "Amazon ECS task definition parameters, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    service_says="The sum of all container 'memoryReservation' values "
    "cannot be greater than the value of the task 'memory'",
    only_with=("containerDefinitions[].memoryReservation",),
    good={
        "memory": "1024",
        "containerDefinitions": [{"memoryReservation": 512}, {"name": "proxy", "memoryReservation": 512}],
    },
    bad={
        "memory": "1024",
        "containerDefinitions": [{"memoryReservation": 1000}, {"name": "proxy", "memoryReservation": 128}],
    },
)
def check(task: Task) -> Found:
    reserved = sum(max(container.get("memoryReservation", 0), 0) for container in task.containers)
    if task.memory is not None and reserved > task.memory:
        values = {"sum": reserved, "task": task.memory, "over": reserved - task.memory}
        yield task.root.path("memory"), values
