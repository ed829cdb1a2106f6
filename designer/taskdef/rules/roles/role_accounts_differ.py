"""A task role and an execution role of two accounts."""

from designer.taskdef import arns
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Roles of two accounts"),
    level="error",
    message=_(
        "The execution role is of the account {execution_account}, the task role of {task_account}; "
        "only roles of the account that registers can be passed."
    ),
    fix=_("Use roles of one account, the one that the task definition is registered in."),
    docs="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
    paths=("executionRoleArn", "taskRoleArn"),
    confidence="medium",
    sources=(
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html",
        "serverless/serverless issue 3374: the same message of another service",
    ),
    service_says="Cross-account pass role is not allowed.",
    only_with=("taskRoleArn",),
    good={
        "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/orders-execution",
    },
    bad={
        "taskRoleArn": "arn:aws:iam::444455556666:role/orders-task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/orders-execution",
    },
)
def check(task: Task) -> Found:
    task_role = arns.role(task.root.get("taskRoleArn", ""))
    execution_role = arns.role(task.root.get("executionRoleArn", ""))
    if task_role and execution_role and task_role.account != execution_role.account:
        values = {"execution_account": execution_role.account, "task_account": task_role.account}
        yield task.root.path("executionRoleArn"), values
