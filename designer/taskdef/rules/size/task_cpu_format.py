"""Task-level cpu that the service cannot read."""

import re
from typing import Final

from designer.taskdef import paths, sizes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_VCPUS: Final = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+) ?v ?cpus?\s*\Z", re.ASCII | re.IGNORECASE)


def write_as_the_service_reads_it(editor: Editor, finding: Finding) -> None:
    """Signs around a number of units, and vCPUs in other spellings."""
    text = paths.get(editor.document, finding.path)
    found = _VCPUS.match(text)
    meant = f"{found[1]} vCPU" if found else sizes.without_separators(text)
    if sizes.cpu_units(meant):
        editor.put(finding.path, meant)


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
    only_with=("cpu",),
    mend=write_as_the_service_reads_it,
    good={"cpu": ".5 vCPU"},
    bad={"cpu": "1 vCPUs", "memory": "2048"},
)
def check(task: Task) -> Found:
    text = task.root.get("cpu")
    if text is not None and task.cpu is None:
        yield task.root.path("cpu"), {"text": text}
