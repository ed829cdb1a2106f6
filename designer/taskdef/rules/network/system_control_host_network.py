"""A network setting of the kernel in a task that has the network of its instance."""

from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, MANAGED_INSTANCES, Task


def _remove(editor: Editor, finding: Finding) -> None:
    """Remove all of the container's settings of the network: none of them is taken."""
    of_container = finding.path.rpartition("/")[0] + "/"
    for control in reversed(list(Task(editor.document).each("systemControls"))):
        if control.at.startswith(of_container) and _is_of_network(control):
            editor.remove(control.at)


def _is_of_network(control: Item) -> bool:
    namespace: str = control.get("namespace", "")
    return namespace.startswith("net.")


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
    mend=_remove,
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
        if _is_of_network(control):
            yield control.at, {"namespace": control["namespace"]}
