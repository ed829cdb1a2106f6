"""Environment files in a task without an execution role."""

from designer.taskdef import execution_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Environment files need an execution role"),
    level="runtime",
    message=_("The environment files of “{name}” are read with the execution role; there is none."),
    fix=_(
        "Set the execution role to one with s3:GetObject on the files and s3:GetBucketLocation on the bucket."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    paths=("executionRoleArn", "containerDefinitions[].environmentFiles"),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent agent/taskresource/envFiles/envfile.go, June 2026",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/use-environment-file.html",
    ),
    service_says="environment file resource: unable to find execution role credentials",
    only_with=("containerDefinitions[].environmentFiles",),
    good={
        "containerDefinitions": [
            {"environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}]}
        ]
    },
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/nginx/nginx:1.27",
                "environmentFiles": [{"type": "s3", "value": "arn:aws:s3:::acme-config/orders.env"}],
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from execution_role.missing(task, lambda container: container.items_of("environmentFiles"))
