"""Task-level memory that the service cannot read."""

import re
from typing import Final

from designer.taskdef import paths, sizes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_OTHER_UNITS: Final = re.compile(
    r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+) ?([MG])(?:i?Bs?|i)?\s*\Z", re.ASCII | re.IGNORECASE
)


def write_as_the_service_reads_it(editor: Editor, finding: Finding) -> None:
    """Signs around a number of MiB, and other spellings of the two units."""
    text = paths.get(editor.document, finding.path)
    if found := _OTHER_UNITS.match(text):
        meant = f"{found[1]} GB" if found[2].upper() == "G" else found[1]
    else:
        meant = sizes.without_separators(text)
    if sizes.memory_mib(meant):
        editor.put(finding.path, meant)


@rule(
    title=_("Task memory not readable"),
    level="error",
    message=_("“{text}” is neither MiB, such as 2048, nor gigabytes, such as 2 GB."),
    fix=_("Write the memory in MiB, 1,024 to a GB, or as a number followed by GB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-memory",
    paths=("memory",),
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.memory",),
    service_says="Invalid 'memory' setting for task.",
    only_with=("memory",),
    mend=write_as_the_service_reads_it,
    good={"memory": "1 GB"},
    bad={"memory": "512Mi"},
)
def check(task: Task) -> Found:
    text = task.root.get("memory")
    if text is not None and task.memory is None:
        yield task.root.path("memory"), {"text": text}
