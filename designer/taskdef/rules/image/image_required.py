"""A container without an image."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Container without image"),
    level="error",
    message=_("The container has no image."),
    fix=_("Set image, for example public.ecr.aws/nginx/nginx:1.27."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-image",
    paths=("containerDefinitions[].image",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.image",
        "A Terraform error report quoting the service",
    ),
    service_says="Container.image should not be null or empty.",
    good={"containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27"}]},
    bad={"containerDefinitions": [{"image": ""}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.lacks("image"):
            yield container.path("image"), {}
