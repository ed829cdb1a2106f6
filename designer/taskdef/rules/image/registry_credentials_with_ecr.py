"""Registry credentials for an image that is pulled with a role."""

from designer.taskdef import images
from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Registry credentials for an ECR image"),
    level="error",
    message=_("The image of “{name}” lies in a private ECR registry, which takes no registry credentials."),
    fix=_("Remove the registry credentials; let the execution role read from ECR."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/private-auth.html",
    paths=("containerDefinitions[].repositoryCredentials",),
    confidence="medium",
    sources=("aws-actions/amazon-ecs-deploy-task-definition issue 48, quoting the service",),
    service_says="Private repository credentials are not a supported authentication method "
    "for ECR repositories",
    only_with=("containerDefinitions[].repositoryCredentials",),
    mend=remove,
    good={
        "containerDefinitions": [
            {
                "image": "registry.example.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": "registry/orders"},
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders-api:1.4.2",
                "repositoryCredentials": {"credentialsParameter": "registry/orders"},
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        if not container.lacks("repositoryCredentials") and images.in_private_ecr(container.get("image", "")):
            yield container.path("repositoryCredentials"), {"name": container.label}
