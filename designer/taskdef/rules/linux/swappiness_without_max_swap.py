"""A swappiness that is ignored, since no swap limit is set."""

from designer.taskdef import linux_parameters, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("swappiness has no effect"),
    level="practice",
    message=_("swappiness is {value}, but it is ignored as long as maxSwap is not set."),
    fix=_("Set maxSwap too, or remove swappiness. Amazon Linux 2023 supports swappiness in no case."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-swappiness",
    paths=("containerDefinitions[].linuxParameters",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=("botocore 1.44.5, ecs 2014-11-13: LinuxParameters.swappiness",),
    only_with=("containerDefinitions[].linuxParameters.swappiness",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"maxSwap": 512, "swappiness": 10}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"swappiness": 10}}],
    },
)
def check(task: Task) -> Found:
    if FARGATE in task.launch_types:
        return  # fargate-swappiness has it removed
    for parameters in linux_parameters.each(task):
        if "swappiness" in parameters and parameters.lacks("maxSwap"):
            yield parameters.path("swappiness"), {"value": parameters["swappiness"]}
