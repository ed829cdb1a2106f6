"""Fault injection where its endpoints do not work."""

from designer.taskdef import fault_injection
from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import WINDOWS, Task


@rule(
    title=_("Fault injection needs awsvpc or host, and Linux"),
    level="runtime",
    message=_("Faults cannot be injected with the network mode {mode}."),
    fix=_("Use the network mode awsvpc or host on Linux, or turn fault injection off."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html",
    paths=("enableFaultInjection", "networkMode"),
    confidence="medium",
    sources=(
        "Use fault injection with your Amazon ECS and Fargate workloads, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fault-injection.html",
    ),
    only_with=("enableFaultInjection",),
    mend=remove,
    good={"enableFaultInjection": True},
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "enableFaultInjection": True,
    },
)
def check(task: Task) -> Found:
    """Taking it off is safe: as things are it does nothing."""
    path = task.root.path("enableFaultInjection")
    if not task.root.get("enableFaultInjection") or fault_injection.works(task):
        return
    if task.os_family == WINDOWS:
        yield path, {}, _("Faults cannot be injected into Windows tasks.")
    else:
        yield path, {"mode": task.network_mode}
