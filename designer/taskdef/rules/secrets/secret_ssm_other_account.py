"""A parameter of another account than the one that registers."""

from designer.taskdef import arns
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Parameter of another account"),
    level="error",
    message=_("The parameter is of the account {account}, the task’s roles are of {own_account}."),
    fix=_("Copy the parameter to {own_account}, or use a Secrets Manager secret that {account} shares."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html#ECS-Type-Secret-valueFrom",
    paths=("containerDefinitions[].secrets[].valueFrom",),
    sources=(
        "cdk-preflight pf-ecs-secrets-without-execution-role: deployments to AWS recorded in September 2026",
        "awsdocs/amazon-ecs-developer-guide issue 167",
    ),
    service_says="The Systems Manager parameter ARN has a different account ID than the current account.",
    only_with=("containerDefinitions[].secrets[].valueFrom",),
    good={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "DB_PASSWORD",
                        "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/orders/db",
                    }
                ]
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "secrets": [
                    {
                        "name": "DB_PASSWORD",
                        "valueFrom": "arn:aws:ssm:eu-west-1:444455556666:parameter/orders/db",
                    }
                ]
            }
        ]
    },
)
def check(task: Task) -> Found:
    own = _account(task)
    for secret in task.each("secrets") if own else ():
        source = secret.get("valueFrom", "")
        arn = arns.parse(source) if ":ssm:" in source else None
        if arn and arn.service == "ssm" and arn.account not in ("", own):
            yield secret.path("valueFrom"), {"account": arn.account, "own_account": own}


def _account(task: Task) -> str | None:
    """The account that registers, as far as the roles tell: they can be of no other."""
    roles = (arns.role(task.root.get(member, "")) for member in ("executionRoleArn", "taskRoleArn"))
    return next((role.account for role in roles if role), None)
