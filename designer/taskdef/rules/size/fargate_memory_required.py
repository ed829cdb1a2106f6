"""A Fargate task without task-level memory."""

from designer.taskdef import sizes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


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
    good={"memory": "1024"},
    bad={"memory": None, "containerDefinitions": [{"memory": 512}]},
)
def check(task: Task) -> Found:
    if task.root.lacks("memory"):
        _cpu, least = sizes.fargate_fitting(task.os_family, task.cpu or 0, 0)
        yield task.root.path("memory"), {"least": least}
