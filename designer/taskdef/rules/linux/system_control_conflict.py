"""A network parameter that two containers of a task set to different values."""

from designer.taskdef import sysctls
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("Containers set the same network parameter differently"),
    level="runtime",
    message=_(
        "“{namespace}” is {value} here and {other} in the container “{container}”; "
        "the container that starts last decides for the whole task."
    ),
    fix=_("Set it in one container only, or to the same value."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html",
    paths=("containerDefinitions[].systemControls[].value",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: SystemControl",),
    only_with=("containerDefinitions[].systemControls[].value",),
    good={
        "containerDefinitions": [
            {"name": "app", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}]},
            {"name": "proxy", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}]},
        ]
    },
    bad={
        "containerDefinitions": [
            {"name": "app", "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}]},
            {"name": "proxy", "systemControls": [{"namespace": "net.core.somaxconn", "value": "128"}]},
        ]
    },
)
def check(task: Task) -> Found:
    if task.network_mode != "awsvpc":
        return
    first: dict[str, tuple[Item, str]] = {}
    for container in task.containers:
        for control in container.items_of("systemControls"):
            name, value = control.get("namespace", ""), control.get("value")
            if value is None or not sysctls.of_network(name):
                continue
            owner, other = first.setdefault(name, (container, value))
            if owner is not container and value.split() != other.split():
                values = {"namespace": name, "value": value, "other": other, "container": owner.label}
                yield control.path("value"), values
