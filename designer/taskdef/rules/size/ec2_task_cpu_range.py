"""Task-level cpu outside of what instances can be asked for."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task

_LEAST: Final = 128
_MOST: Final = 196_608


def use_the_nearest(editor: Editor, finding: Finding) -> None:
    cpu = Task(editor.document).cpu
    if cpu is not None:
        editor.put(finding.path, str(min(max(cpu, _LEAST), _MOST)))


@rule(
    title=_("Task CPU outside the range"),
    level="error",
    message=_("{cpu:,} CPU units is not between {least:,} and {most:,}."),
    fix=_("Use {least:,} to {most:,} CPU units (0.125 to 192 vCPU), or leave the task CPU out."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-cpu",
    paths=("cpu",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.cpu",),
    service_says="Invalid 'cpu' setting for task.",
    only_with=("cpu",),
    mend=use_the_nearest,
    good={"requiresCompatibilities": ["EC2"], "cpu": "128"},
    bad={"requiresCompatibilities": ["EC2"], "cpu": "127"},
)
def check(task: Task) -> Found:
    if task.cpu is not None and not _LEAST <= task.cpu <= _MOST:
        yield task.root.path("cpu"), {"cpu": task.cpu, "least": _LEAST, "most": _MOST}
