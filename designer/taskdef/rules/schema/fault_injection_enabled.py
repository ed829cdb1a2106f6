"""Fault injection that is switched on, and works."""

from designer.taskdef import fault_injection
from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Fault injection left on"),
    level="practice",
    message=_("Every container of the task may inject faults into it."),
    fix=_("Turn fault injection off outside of experiments."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html",
    paths=("enableFaultInjection",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=(
        "Use fault injection with your Amazon ECS and Fargate workloads, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html",
    ),
    only_with=("enableFaultInjection",),
    mend=remove,
    good={"enableFaultInjection": False},
    bad={"enableFaultInjection": True},
)
def check(task: Task) -> Found:
    if task.root.get("enableFaultInjection") and fault_injection.works(task):
        yield task.root.path("enableFaultInjection"), {}
