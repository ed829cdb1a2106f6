"""A share of a GPU that is none, or more than the whole."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef import paths, ranges
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, MANAGED_INSTANCES, Task

_MEMORY: Final = range(1, 2**31)
_PERCENT: Final = range(1, 101)


def allow_the_whole_at_most(editor: Editor, finding: Finding) -> None:
    """More than all is all; what is meant by nothing cannot be told."""
    if finding.path.endswith("/maxComputePercent"):
        percent = paths.get(editor.document, finding.path)
        if percent > _PERCENT[-1]:
            editor.put(finding.path, _PERCENT[-1])


@rule(
    title=_("Share of a GPU out of range"),
    level="error",
    message=_("{value} percent of the computing capacity is outside of {lowest} to {highest}."),
    fix=_("Give at least 1 MiB of GPU memory, and 1 to 100 percent of the computing capacity."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps",),
    launch_types=(EC2, MANAGED_INSTANCES),
    sources=("botocore 1.44.5, ecs 2014-11-13: NvidiaMpsAllocation", "cfn-lint 1.58.0 E3034"),
    only_with=("containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps",),
    mend=allow_the_whole_at_most,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "resourceRequirements": [
                    {
                        "type": "GPU",
                        "sharingStrategy": {"nvidiaMps": {"memory": 1, "maxComputePercent": 100}},
                    }
                ]
            }
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "resourceRequirements": [
                    {
                        "type": "GPU",
                        "sharingStrategy": {"nvidiaMps": {"memory": 1024, "maxComputePercent": 101}},
                    }
                ]
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from ranges.outside(_allocations(task), "maxComputePercent", _PERCENT)
    for found in ranges.outside(_allocations(task), "memory", _MEMORY):
        yield found[0], found[1], _("{value} MiB of GPU memory is less than {lowest}.")


def _allocations(task: Task) -> Iterator[Item]:
    for requirement in task.each("resourceRequirements"):
        yield requirement.item("sharingStrategy").item("nvidiaMps")
