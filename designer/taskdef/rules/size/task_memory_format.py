"""Task-level memory that the service cannot read."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Task memory not readable"),
    level="error",
    message=_("“{text}” is neither MiB, such as 2048, nor gigabytes, such as 2 GB."),
    fix=_("Write the memory in MiB, 1,024 to a GB, or as a number followed by GB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-memory",
    paths=("memory",),
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.memory",),
    service_says="Invalid 'memory' setting for task.",
    good={"memory": "1 GB"},
    bad={"memory": "512Mi"},
)
def check(task: Task) -> Found:
    text = task.root.get("memory")
    if text is not None and task.memory is None:
        yield task.root.path("memory"), {"text": text}
