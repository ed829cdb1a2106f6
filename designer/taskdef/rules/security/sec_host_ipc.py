"""A task that shares memory with its instance."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, Task


@rule(
    title=_("IPC namespace of the host"),
    level="security",
    message=_("The containers can reach the shared memory of the instance and of other tasks on it."),
    fix=_("Set the IPC mode to task or none."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-ipcMode",
    paths=("ipcMode",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.ipcMode",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    ),
    only_with=("ipcMode",),
    good={"requiresCompatibilities": ["EC2"], "ipcMode": "task"},
    bad={"requiresCompatibilities": ["EC2"], "ipcMode": "host"},
)
def check(task: Task) -> Found:
    if task.root.get("ipcMode") == "host" and FARGATE not in task.launch_types:
        yield task.root.path("ipcMode"), {}
