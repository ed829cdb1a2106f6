"""A swap limit below zero."""

from designer.taskdef import linux_parameters
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("maxSwap negative"),
    level="error",
    message=_("maxSwap cannot be {value}: it is a number of MiB, and 0 turns swap off."),
    fix=_("Use 0 or more, or remove maxSwap to swap as the instance does."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-maxSwap",
    paths=("containerDefinitions[].linuxParameters.maxSwap",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: LinuxParameters.maxSwap",),
    only_with=("containerDefinitions[].linuxParameters.maxSwap",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"maxSwap": 0}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"maxSwap": -1}}],
    },
)
def check(task: Task) -> Found:
    for parameters in linux_parameters.each(task):
        if parameters.get("maxSwap", 0) < 0:
            yield parameters.path("maxSwap"), {"value": parameters["maxSwap"]}
