"""A hard memory limit below the soft one."""

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def raise_to_the_soft_limit(editor: Editor, finding: Finding) -> None:
    """The container has been promised that much anyway."""
    soft = paths.get(editor.document, f"{finding.path}Reservation")
    editor.put(finding.path, soft)


@rule(
    title=_("Hard limit below the soft limit"),
    level="error",
    message=_("The soft limit of {soft:,} MiB is above the hard limit of {hard:,} MiB."),
    fix=_("Raise memory to {soft:,} MiB or more, or lower memoryReservation to {hard:,} MiB or less."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=("containerDefinitions[].memory", "containerDefinitions[].memoryReservation"),
    sources=(
        "cdk-preflight pf-ecs-container-memory-reservation: deployments to AWS recorded in September 2026",
    ),
    service_says="'memory' must be greater than or equal to 'memoryReservation'",
    only_with=("containerDefinitions[].memoryReservation",),
    mend=raise_to_the_soft_limit,
    good={"containerDefinitions": [{"memory": 512, "memoryReservation": 512}]},
    bad={"containerDefinitions": [{"memory": 256, "memoryReservation": 512}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        hard, soft = container.get("memory"), container.get("memoryReservation")
        if hard and soft and hard < soft:
            yield container.path("memory"), {"hard": hard, "soft": soft}
