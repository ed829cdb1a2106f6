"""A parameter of the IPC namespace, in a task that has none of its own."""

from designer.taskdef import sysctls
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, Task


@rule(
    title=_("IPC parameter with the IPC namespace of the host"),
    level="runtime",
    message=_("“{namespace}” belongs to the IPC namespace; with ipcMode host that is the instance's own."),
    fix=_("Set ipcMode to task or none, or remove the system control."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html",
    paths=("ipcMode", "containerDefinitions[].systemControls[].namespace"),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.ipcMode",),
    only_with=("ipcMode",),
    good={
        "requiresCompatibilities": ["EC2"],
        "ipcMode": "task",
        "containerDefinitions": [{"systemControls": [{"namespace": "kernel.msgmax", "value": "8192"}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "ipcMode": "host",
        "containerDefinitions": [{"systemControls": [{"namespace": "kernel.msgmax", "value": "8192"}]}],
    },
)
def check(task: Task) -> Found:
    if task.root.get("ipcMode") != "host":
        return
    for control in task.each("systemControls"):
        if sysctls.of_ipc(control.get("namespace", "")):
            yield control.path("namespace"), {"namespace": control["namespace"]}
