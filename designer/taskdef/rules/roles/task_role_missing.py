"""A task without a role of its own, on an instance that has one."""

from designer.taskdef import task_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No task role"),
    level="practice",
    message=_(
        "Without a task role the containers can use the role of the instance, unless it prevents that."
    ),
    fix=_("Set a task role with what the program needs; on EC2, also keep tasks from the instance metadata."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    paths=("taskRoleArn",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",),
    good={"requiresCompatibilities": ["EC2"], "taskRoleArn": "orders-task"},
    bad={"requiresCompatibilities": ["EC2"], "taskRoleArn": None},
)
def check(task: Task) -> Found:
    if task.root.lacks("taskRoleArn") and FARGATE not in task.launch_types and not _is_said_of_volumes(task):
        yield task.root.path("taskRoleArn"), {}


def _is_said_of_volumes(task: Task) -> bool:
    """Whether a volume needs the role, which is the more serious reason."""
    needing = (*task_role.efs_volumes_with_iam(task), *task_role.s3files_volumes(task))
    return bool(needing)
