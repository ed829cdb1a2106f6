"""A number of GPUs that is none."""

import re
from typing import Final

from designer.taskdef import paths, resource_requirements
from designer.taskdef.edits import Editor
from designer.taskdef.resource_requirements import ALL, GPU
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task

_COUNT: Final = re.compile(r"0*[1-9][0-9]*\Z", re.ASCII)
_MEANT: Final = re.compile(r"\s*\+?0*([1-9][0-9]*)(?:\.0+)?\s*\Z", re.ASCII)


def write_as_a_count(editor: Editor, finding: Finding) -> None:
    text = paths.get(editor.document, finding.path) or ""
    if text.strip().upper() == ALL:
        editor.put(finding.path, ALL)
    elif found := _MEANT.match(text):
        editor.put(finding.path, found[1])


@rule(
    title=_("Number of GPUs not valid"),
    level="error",
    message=_("“{value}” is not a number of GPUs."),
    fix=_("Use a whole number from 1, such as 1 or 2, or ALL for every GPU of the instance."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[].value",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.value",),
    only_with=("containerDefinitions[].resourceRequirements[].type",),
    mend=write_as_a_count,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "ALL"}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "all"}]}],
    },
)
def check(task: Task) -> Found:
    for container, requirement in resource_requirements.of_type(task, GPU):
        value = requirement.get("value", ALL)
        if not requirement.lacks("sharingStrategy"):
            continue
        if requirement.lacks("value"):
            message = _("“{name}” requires GPUs but does not say how many.")
            yield requirement.path("value"), {"name": container.label}, message
        elif value != ALL and not _COUNT.match(value):
            yield requirement.path("value"), {"value": value}
