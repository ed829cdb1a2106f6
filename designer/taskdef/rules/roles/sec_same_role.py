"""One role for the program and for those who start it."""

from designer.taskdef import arns
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("One role as task role and execution role"),
    level="security",
    message=_(
        "“{role}” is both: the containers may do all that ECS may do to start them, such as read secrets."
    ),
    fix=_("Use a task role of its own, with what the program needs and no more."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html",
    paths=("taskRoleArn", "executionRoleArn"),
    sources=("Checkov CKV_AWS_249",),
    only_with=("taskRoleArn",),
    good={
        "taskRoleArn": "arn:aws:iam::111122223333:role/orders-task",
        "executionRoleArn": "arn:aws:iam::111122223333:role/orders-execution",
    },
    bad={
        "taskRoleArn": "arn:aws:iam::111122223333:role/orders",
        "executionRoleArn": "arn:aws:iam::111122223333:role/orders",
    },
)
def check(task: Task) -> Found:
    roles = [task.root.get(member, "") for member in ("taskRoleArn", "executionRoleArn")]
    if all(roles) and _are_one(*roles):
        yield task.root.path("taskRoleArn"), {"role": _name(roles[0])}


def _are_one(first: str, second: str) -> bool:
    """One of the two may be given by its name alone, which an account has once, whatever its path."""
    by_arn = arns.role(first) and arns.role(second)
    return first == second if by_arn else _name(first) == _name(second)


def _name(role: str) -> str:
    return role.rpartition("/")[2] if arns.role(role) else role
