"""An essential container that serves others and does not say how to see that it still does."""

from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Essential container without health check"),
    level="note",
    message=_("“{name}” has no health check: ECS alone does not notice when it hangs."),
    fix=_("Add a health check, or rely on the one of the load balancer."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html",
    paths=("containerDefinitions[].healthCheck",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: HealthCheck",),
    only_with=("containerDefinitions[].portMappings",),
    good={
        "containerDefinitions": [
            {
                "portMappings": [{"containerPort": 8080}],
                "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost:8080/ || exit 1"]},
            }
        ]
    },
    bad={"containerDefinitions": [{"portMappings": [{"containerPort": 8080}]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        serves = container.get("portMappings") and container.lacks("firelensConfiguration")
        if serves and _essential(container) and container.lacks("healthCheck"):
            yield container.path("healthCheck"), {"name": container.label}


def _essential(container: Item) -> bool:
    """Containers are, unless they say otherwise."""
    return container.raw.get("essential") in (None, True)
