"""A Fargate task without task-level cpu."""

from designer.taskdef import fargate_size
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def take_the_least_for_the_memory(editor: Editor, finding: Finding) -> None:
    """The memory, or what the containers ask for, has to say how large the task is."""
    task = Task(editor.document)
    cpu, memory = fargate_size.needed(task)
    if memory and (task.memory or task.root.lacks("memory")):
        fargate_size.put_next(editor, task, cpu, memory)


@rule(
    title=_("Fargate needs task-level CPU"),
    level="error",
    message=_("Fargate needs the CPU of the whole task."),
    fix=_("Set cpu to a size that Fargate offers, for example 256 (.25 vCPU)."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    paths=("cpu",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-task-cpu-memory: deployments to AWS recorded in September 2026",),
    service_says="Fargate requires that 'cpu' be defined at the task level.",
    mend=take_the_least_for_the_memory,
    good={"cpu": "512"},
    bad={"cpu": None},
)
def check(task: Task) -> Found:
    if task.root.lacks("cpu"):
        yield task.root.path("cpu"), {}
