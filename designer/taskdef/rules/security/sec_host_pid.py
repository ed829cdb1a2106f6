"""A task that sees the processes of its instance."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, Task


@rule(
    title=_("Process namespace of the host"),
    level="security",
    message=_("The containers see every process of the instance, and as root can stop or read any of them."),
    fix=_("Set the PID mode to task, or leave it out."),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    paths=("pidMode",),
    launch_types=(EC2, EXTERNAL),
    os_families=(LINUX,),
    sources=(
        "AWS Security Hub ECS.3, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
        "AWS Config ecs-task-definition-pid-mode-check",
    ),
    only_with=("pidMode",),
    good={"requiresCompatibilities": ["EC2"], "pidMode": "task"},
    bad={"requiresCompatibilities": ["EC2"], "pidMode": "host"},
)
def check(task: Task) -> Found:
    if task.root.get("pidMode") == "host" and FARGATE not in task.launch_types:
        yield task.root.path("pidMode"), {}
