"""A role that is given neither as the ARN of an IAM role nor by its name."""

from typing import Final

from designer.taskdef import arns
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ROLES: Final = ("taskRoleArn", "executionRoleArn")


@rule(
    title=_("Role not valid"),
    level="error",
    message=_("“{role}” is neither the ARN of an IAM role nor the name of one."),
    fix=_("Give the role’s ARN, for example arn:aws:iam::111122223333:role/orders-task, or its name alone."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-taskRoleArn",
    paths=_ROLES,
    sources=(
        "aws-samples/aws-modern-application-workshop issues 9 and 272, which quote the service",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.taskRoleArn",
        "https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html",
    ),
    service_says="Role is not valid",
    good={
        "taskRoleArn": "arn:aws:iam::111122223333:role/service/orders-task",
        "executionRoleArn": "ecsExecution",
    },
    bad={"taskRoleArn": "arn:aws:iam::111122223333:user/deploy"},
)
def check(task: Task) -> Found:
    for member in _ROLES:
        role = task.root.get(member)
        if role is None or arns.is_role_name(role) or arns.role(role):
            continue
        path, arn = task.root.path(member), arns.parse(role)
        if arn is not None and (arn.service, arn.kind) != ("iam", "role"):
            values = {"kind": arn.kind, "service": arn.service}
            yield path, values, _("The ARN is of the kind “{kind}” of {service}, not “role” of iam.")
        else:
            yield path, {"role": role}
