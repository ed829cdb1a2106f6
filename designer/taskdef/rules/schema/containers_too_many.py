"""A task definition with more containers than the service takes."""

from designer.taskdef.limits import CONTAINERS
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("More than 10 containers"),
    level="error",
    message=_("The task definition has {count} containers; the service takes at most {most}."),
    fix=_("Move {over} of the containers to another task definition, or merge sidecars."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
    paths=("containerDefinitions",),
    sources=(
        "Amazon ECS service quotas, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html",
        "A deployment log quoting the service: Too many containers, 14 requested",
    ),
    service_says="Too many containers",
    good={"containerDefinitions": [{"name": f"worker-{n}"} for n in range(10)]},
    bad={"containerDefinitions": [{"name": f"worker-{n}"} for n in range(11)]},
)
def check(task: Task) -> Found:
    count = len(task.containers)
    if count > CONTAINERS:
        yield (
            task.root.path("containerDefinitions"),
            {"count": count, "most": CONTAINERS, "over": count - CONTAINERS},
        )
