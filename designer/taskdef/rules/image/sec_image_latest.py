"""An image that may be another one tomorrow."""

from designer.taskdef import images
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Image tag latest or missing"),
    level="practice",
    message=_("“{image}” is whatever was pushed last: it has no tag."),
    fix=_("Use the tag of a version or commit, or a digest."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html",
    paths=("containerDefinitions[].image",),
    sources=(
        "Task definition security considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
        "Best practices for Amazon ECS container images, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html",
    ),
    only_with=("containerDefinitions[].image",),
    good={"containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27"}]},
    bad={"containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:latest"}]},
)
def check(task: Task) -> Found:
    """Each image once, at the first container that has it."""
    reported = set()
    for container in task.containers:
        text = container.get("image", "")
        image = images.parse(text) if text not in reported else None
        if image is None or image.digest or image.tag not in (None, "latest"):
            continue
        reported.add(text)
        if image.tag is None:
            yield container.path("image"), {"image": text}
        else:
            message = _("“{image}” is whatever was pushed last: its tag is latest.")
            yield container.path("image"), {"image": text}, message
