"""A task definition in which no container is essential."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("No essential container"),
    level="error",
    message=_("None of the containers is essential: the task would have nothing to live for."),
    fix=_("Make the main container essential, for example “{name}”."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-essential",
    paths=("containerDefinitions[].essential",),
    sources=("cdk-preflight pf-ecs-essential-container: deployments to AWS recorded in September 2026",),
    service_says="Task definition doesn't have any essential container",
    good={"containerDefinitions": [{"essential": True}, {"name": "proxy", "essential": False}]},
    bad={"containerDefinitions": [{"essential": False}]},
)
def check(task: Task) -> Found:
    written = task.root.raw.get("containerDefinitions")
    flags = [container.raw.get("essential") for container in task.containers]
    if flags and all(flag is False for flag in flags) and len(flags) == len(written or ()):
        first = task.containers[0]
        yield first.path("essential"), {"name": first.label}
