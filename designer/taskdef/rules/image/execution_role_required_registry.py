"""Credentials for a private registry in a task without an execution role."""

from typing import Final

from designer.taskdef import execution_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_CREDENTIALS: Final = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf"


@rule(
    title=_("Registry credentials need an execution role"),
    level="error",
    message=_("“{name}” has registry credentials, which are read with the execution role; there is none."),
    fix=_("Set the execution role to one that may read the secret: secretsmanager:GetSecretValue."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
    paths=("executionRoleArn", "containerDefinitions[].repositoryCredentials"),
    sources=(
        "sil-org/ecs-deploy issue 188, quoting the service",
        "Using non-AWS container images in Amazon ECS, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
        "IAM roles for Amazon ECS, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html",
    ),
    service_says="Private repository authentication requires that the task definition "
    "specify a value for executionRoleArn.",
    only_with=("containerDefinitions[].repositoryCredentials",),
    good={
        "containerDefinitions": [
            {
                "image": "registry.example.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": _CREDENTIALS},
            }
        ]
    },
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [
            {
                "image": "registry.example.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": _CREDENTIALS},
            }
        ],
    },
)
def check(task: Task) -> Found:
    return execution_role.missing(task, lambda container: not container.lacks("repositoryCredentials"))
