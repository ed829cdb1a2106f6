"""A network setting of the kernel in a task that has the network of its instance."""

from designer.taskdef import mends
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("Network system control in host mode"),
    level="runtime",
    message=_(
        "In host mode the network belongs to the instance, so the system control {namespace} is refused."
    ),
    fix=_("Remove it, set it on the instance, or choose another network mode."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html",
    paths=("networkMode", "containerDefinitions[].systemControls[]"),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: SystemControl",),
    only_with=("containerDefinitions[].systemControls[].namespace",),
    mend=mends.take_away,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "awsvpc",
        "containerDefinitions": [
            {"systemControls": [{"namespace": "net.ipv4.tcp_keepalive_time", "value": "500"}]}
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [
            {"systemControls": [{"namespace": "net.ipv4.tcp_keepalive_time", "value": "500"}]}
        ],
    },
)
def check(task: Task) -> Found:
    for control in task.each("systemControls") if task.network_mode == "host" else ():
        namespace = control.get("namespace", "")
        if namespace.startswith("net."):
            yield control.at, {"namespace": namespace}
