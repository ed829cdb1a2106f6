"""A Windows container without cpu, which Windows takes for next to nothing."""

from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, WINDOWS, Task


def give_what_is_left(editor: Editor, finding: Finding) -> None:
    """The CPU of the task that no other container has, where only this one is without."""
    task = Task(editor.document)
    left = (task.cpu or 0) - sum(container.get("cpu", 0) for container in task.containers)
    without = [container.path("cpu") for container in task.containers if _is_without(container)]
    if left > 0 and without == [finding.path]:
        editor.put(finding.path, left)


@rule(
    title=_("Windows container without CPU"),
    level="runtime",
    message=_("“{name}” has no CPU of its own: Windows gives it about 1 percent of one CPU."),
    fix=_("Set the CPU of every Windows container; that of the task is not passed on."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-cpu",
    paths=("containerDefinitions[].cpu",),
    launch_types=(FARGATE, EC2),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.cpu",
        "aws/amazon-ecs-cli issue 1149",
    ),
    mend=give_what_is_left,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 0}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        if _is_without(container):
            yield container.path("cpu"), {"name": container.label}


def _is_without(container: Item) -> bool:
    return container.lacks("cpu") or container.get("cpu") == 0
