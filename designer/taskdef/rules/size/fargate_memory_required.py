"""A Fargate task without task-level memory."""

from designer.taskdef import fargate_size, sizes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def take_the_least_for_the_cpu(editor: Editor, finding: Finding) -> None:
    """The CPU, or what the containers ask for, has to say how large the task is."""
    task = Task(editor.document)
    cpu, memory = fargate_size.needed(task)
    if (cpu or memory) and (task.cpu or task.root.lacks("cpu")):
        fargate_size.put_next(editor, task, cpu, memory)


@rule(
    title=_("Fargate needs task-level memory"),
    level="error",
    message=_("Fargate needs the memory of the whole task, even where containers have theirs."),
    fix=_("Set memory to {least:,} MiB or more, as fits the CPU."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    paths=("memory",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-task-cpu-memory: deployments to AWS recorded in September 2026",),
    service_says="Fargate requires that 'memory' be defined at the task level.",
    mend=take_the_least_for_the_cpu,
    good={"memory": "1024"},
    bad={"memory": None, "containerDefinitions": [{"memory": 512}]},
)
def check(task: Task) -> Found:
    if task.root.lacks("memory"):
        _cpu, least = sizes.fargate_fitting(task.os_family, task.cpu or 0, 0)
        yield task.root.path("memory"), {"least": least}
