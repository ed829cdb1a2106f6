"""A swappiness that is no percentage."""

from typing import Final

from designer.taskdef import linux_parameters, ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, MANAGED_INSTANCES, Task

_ALLOWED: Final = range(101)


@rule(
    title=_("swappiness out of range"),
    level="error",
    message=_("swappiness cannot be {value}; it goes from {lowest} to {highest}."),
    fix=_("Use a whole number from {lowest} to {highest}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-swappiness",
    paths=("containerDefinitions[].linuxParameters.swappiness",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: LinuxParameters.swappiness",),
    only_with=("containerDefinitions[].linuxParameters.swappiness",),
    mend=ranges.nearest(_ALLOWED),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"maxSwap": 512, "swappiness": 100}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"maxSwap": 512, "swappiness": 101}}],
    },
)
def check(task: Task) -> Found:
    yield from ranges.outside(linux_parameters.each(task), "swappiness", _ALLOWED)
