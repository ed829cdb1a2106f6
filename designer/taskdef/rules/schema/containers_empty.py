"""A task definition without containers."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("No container"),
    level="error",
    message=_("The task definition has no container."),
    fix=_("Add a container with a name and an image."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-containerDefinitions",
    paths=("containerDefinitions",),
    sources=(
        "cdk-preflight pf-ecs-container-definitions-empty: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.containerDefinitions",
    ),
    service_says="Container list cannot be empty",
    good={"containerDefinitions": [{"name": "app"}]},
    bad={"containerDefinitions": []},
)
def check(task: Task) -> Found:
    if task.root.lacks("containerDefinitions"):
        yield task.root.path("containerDefinitions"), {}
