"""How readily a container swaps, on Fargate, which offers no swap."""

from designer.taskdef import linux_parameters, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("swappiness on Fargate"),
    level="error",
    message=_("swappiness is {value}; Fargate does not let containers swap."),
    fix=_("Remove swappiness, or require EC2 without Fargate."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-swappiness",
    paths=("containerDefinitions[].linuxParameters.swappiness",),
    launch_types=(FARGATE,),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: LinuxParameters.swappiness",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    ),
    only_with=("containerDefinitions[].linuxParameters.swappiness",),
    mend=removal.remove,
    good={"containerDefinitions": [{"linuxParameters": {"initProcessEnabled": True}}]},
    bad={"containerDefinitions": [{"linuxParameters": {"swappiness": 10}}]},
)
def check(task: Task) -> Found:
    yield from linux_parameters.given(task, "swappiness")
