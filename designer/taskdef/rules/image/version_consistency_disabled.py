"""A container whose tag each task resolves anew."""

from designer.taskdef import images
from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Version consistency off with a tag that can move"),
    level="practice",
    message=_("Tasks of one deployment may run different images of “{name}”: each looks “{image}” up again."),
    fix=_("Enable version consistency, which is the default, or use a digest."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-versionConsistency",
    paths=("containerDefinitions[].versionConsistency", "containerDefinitions[].image"),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.versionConsistency",),
    only_with=("containerDefinitions[].versionConsistency",),
    mend=remove,
    good={
        "containerDefinitions": [
            {"image": "public.ecr.aws/nginx/nginx:1.27@sha256:" + "3f" * 32, "versionConsistency": "disabled"}
        ]
    },
    bad={
        "containerDefinitions": [
            {"image": "public.ecr.aws/nginx/nginx:1.27", "versionConsistency": "disabled"}
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.get("versionConsistency") != "disabled":
            continue
        image = images.parse(container.get("image", ""))
        if image is not None and image.digest is None:
            yield (
                container.path("versionConsistency"),
                {"name": container.label, "image": container["image"]},
            )
