"""Task-level cpu that the service cannot read."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Task CPU not readable"),
    level="error",
    message=_("“{text}” is neither CPU units, such as 256, nor vCPUs, such as .25 vCPU."),
    fix=_("Write the CPU in units, 1,024 to a vCPU, or as a number followed by vCPU."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-cpu",
    paths=("cpu",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.cpu",
        "Troubleshoot Amazon ECS task definition invalid CPU or memory errors, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html",
    ),
    service_says="Invalid 'cpu' setting for task.",
    good={"cpu": ".5 vCPU"},
    bad={"cpu": "500m"},
)
def check(task: Task) -> Found:
    text = task.root.get("cpu")
    if text is not None and task.cpu is None:
        yield task.root.path("cpu"), {"text": text}
