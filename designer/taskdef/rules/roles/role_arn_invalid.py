"""A role that is given neither as the ARN of an IAM role nor by its name."""

from typing import Final

from designer.taskdef import arns, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ROLES: Final = ("taskRoleArn", "executionRoleArn")


def _name_the_role(editor: Editor, finding: Finding) -> None:
    """A blank around it, a path before its name, or a session of it: the role can still be told."""
    role = paths.get(editor.document, finding.path).strip()
    arn = arns.role(role)
    if arn is None:
        role = _name_in(role)
    if _is_of_the_only_account(arn, editor) if arn else arns.is_role_name(role):
        editor.put(finding.path, role)


def _is_of_the_only_account(role: arns.Arn, editor: Editor) -> bool:
    """Whether the role, once it can be read, does not contradict another role or a parameter."""
    task = Task(editor.document)
    others = [arns.role(task.root.get(member, "")) for member in _ROLES]
    sources = [arns.parse(secret.get("valueFrom", "")) for secret in task.each("secrets")]
    parameters = [source for source in sources if source and source.service == "ssm" and source.account]
    return {one.account for one in (*others, *parameters) if one} <= {role.account}


def _name_in(text: str) -> str:
    """The name of the role, which is enough; "" when the text is not about one."""
    arn = arns.parse(text)
    if arn is None:
        return text.removeprefix("role").rpartition("/")[2] if text.startswith(("role/", "/")) else text
    if (arn.service, arn.kind) == ("sts", "assumed-role"):
        return arn.resource.split("/")[1] if "/" in arn.resource else ""
    return ""


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
    only_with=_ROLES,
    mend=_name_the_role,
    good={
        "taskRoleArn": "arn:aws:iam::111122223333:role/service/orders-task",
        "executionRoleArn": "ecsExecution",
    },
    bad={"taskRoleArn": "arn:aws:iam::111122223333:user/deploy", "executionRoleArn": "role/orders-execution"},
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
