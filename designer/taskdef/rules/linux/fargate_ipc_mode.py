"""An IPC mode on Fargate, which takes none."""

from designer.taskdef import removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("ipcMode on Fargate"),
    level="error",
    message=_("ipcMode is {mode}; on Fargate it cannot be set to anything."),
    fix=_("Remove ipcMode."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-ipcMode",
    paths=("ipcMode",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-ipc-mode: deployments to AWS recorded in September 2026",),
    service_says="Fargate compatible task definitions do not support ipcMode",
    only_with=("ipcMode",),
    mend=removal.remove,
    good={"requiresCompatibilities": ["EC2"], "ipcMode": "task"},
    bad={"ipcMode": "task"},
)
def check(task: Task) -> Found:
    if "ipcMode" in task.root:
        yield task.root.path("ipcMode"), {"mode": task.root["ipcMode"]}
