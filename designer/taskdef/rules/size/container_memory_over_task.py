"""A container with more memory than its task."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def lower_to_the_task(editor: Editor, finding: Finding) -> None:
    """It cannot have more than that anyway."""
    memory = Task(editor.document).memory
    if memory is not None:
        editor.put(finding.path, memory)


@rule(
    title=_("Container memory above task memory"),
    level="error",
    message=_("The container may use {container:,} MiB, more than the {task:,} MiB of the whole task."),
    fix=_("Lower the hard limit to {task:,} MiB or less, or raise the task memory."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-memory",
    paths=("containerDefinitions[].memory", "memory"),
    sources=(
        "cdk-preflight pf-ecs-container-memory-over-task: deployments to AWS recorded in September 2026",
    ),
    service_says="The 'memory' setting for container 'app' is greater than for the task",
    only_with=("containerDefinitions[].memory",),
    mend=lower_to_the_task,
    good={"memory": "1024", "containerDefinitions": [{"memory": 1024}]},
    bad={"memory": "1024", "containerDefinitions": [{"memory": 1025}]},
)
def check(task: Task) -> Found:
    if task.memory is None:
        return
    for container in task.containers:
        memory = container.get("memory", 0)
        if memory > task.memory:
            yield container.path("memory"), {"container": memory, "task": task.memory}
