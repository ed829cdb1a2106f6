"""Container secrets in a task without an execution role."""

from designer.taskdef import execution_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Secrets need an execution role"),
    level="error",
    message=_("“{name}” has secrets, which are read with the execution role; there is none."),
    fix=_(
        "Set the execution role to one that may read them: "
        "secretsmanager:GetSecretValue or ssm:GetParameters."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    paths=("executionRoleArn", "containerDefinitions[].secrets"),
    sources=("fabfuel/ecs-deploy issue 87, which quotes the service",),
    service_says="When you are specifying container secrets, "
    "you must also specify a value for 'executionRoleArn'.",
    only_with=("containerDefinitions[].secrets",),
    good={
        "containerDefinitions": [{"secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}]}]
    },
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/nginx/nginx:1.27",
                "secrets": [{"name": "DB_PASSWORD", "valueFrom": "/orders/db-password"}],
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from execution_role.missing(task, lambda container: container.items_of("secrets"))
