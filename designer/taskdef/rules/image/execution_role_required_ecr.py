"""A Fargate task that pulls from a private ECR registry without an execution role."""

from designer.taskdef import execution_role, images
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Fargate cannot pull from ECR without an execution role"),
    level="error",
    message=_(
        "The image of “{name}” comes from a private ECR registry; "
        "without an execution role Fargate cannot pull it."
    ),
    fix=_("Set the execution role to one with the policy AmazonECSTaskExecutionRolePolicy."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html",
    paths=("executionRoleArn", "containerDefinitions[].image"),
    launch_types=(FARGATE,),
    sources=(
        "Public error reports quoting the service",
        "IAM roles for Amazon ECS, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-ecs-iam-role-overview.html",
    ),
    service_says="Fargate requires task definition to have execution role ARN to support ECR images.",
    only_with=("containerDefinitions[].image",),
    good={"executionRoleArn": None, "containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27"}]},
    bad={
        "executionRoleArn": None,
        "containerDefinitions": [{"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders-api:1.4.2"}],
    },
)
def check(task: Task) -> Found:
    return execution_role.missing(task, lambda container: images.in_private_ecr(container.get("image", "")))
