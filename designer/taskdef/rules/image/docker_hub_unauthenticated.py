"""An image that is pulled from Docker Hub as nobody in particular."""

from typing import Final

from designer.taskdef import images
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_DOCKER_HUB: Final = (None, "docker.io", "index.docker.io", "registry-1.docker.io")


@rule(
    title=_("Anonymous pull from Docker Hub"),
    level="note",
    message=_(
        "“{image}” is pulled from Docker Hub without credentials, which is limited to some pulls an hour."
    ),
    fix=_(
        "Use a pull through cache of ECR, the same image in public.ecr.aws/docker/library, "
        "or registry credentials."
    ),
    docs="https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache.html",
    paths=("containerDefinitions[].image",),
    sources=("aws-samples/aws-genomics-workflows issue 122, quoting the registry",),
    service_says="toomanyrequests: You have reached your pull rate limit",
    only_with=("containerDefinitions[].image",),
    good={"containerDefinitions": [{"image": "public.ecr.aws/docker/library/redis:7.4"}]},
    bad={"containerDefinitions": [{"image": "redis:7.4"}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        text = container.get("image", "")
        image = images.parse(text) if container.lacks("repositoryCredentials") else None
        if image is not None and image.registry in _DOCKER_HUB:
            yield container.path("image"), {"image": text}
