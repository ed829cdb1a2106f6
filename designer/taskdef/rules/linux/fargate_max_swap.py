"""A swap limit on Fargate, which offers no swap."""

from designer.taskdef import linux_parameters, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("maxSwap on Fargate"),
    level="error",
    message=_("maxSwap is {value}; Fargate does not let containers swap."),
    fix=_("Remove maxSwap, or require EC2 without Fargate."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-maxSwap",
    paths=("containerDefinitions[].linuxParameters.maxSwap",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-max-swap: deployments to AWS recorded in September 2026",),
    service_says="Fargate compatible task definitions do not support maxSwap",
    only_with=("containerDefinitions[].linuxParameters.maxSwap",),
    mend=removal.remove,
    good={"containerDefinitions": [{"linuxParameters": {"initProcessEnabled": True}}]},
    bad={"containerDefinitions": [{"linuxParameters": {"maxSwap": 512}}]},
)
def check(task: Task) -> Found:
    yield from linux_parameters.given(task, "maxSwap")
