"""Links in a task without a network of its own."""

from designer.taskdef import links, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("Links need bridge mode"),
    level="runtime",
    message=_("“{name}” has links, but they work in bridge mode only and the network mode is {mode}."),
    fix=_("Remove the links; in host mode the containers reach each other at localhost."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-links",
    paths=("networkMode", "containerDefinitions[].links"),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.links",),
    only_with=(links.PATH,),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}],
    },
)
def check(task: Task) -> Found:
    if task.network_mode not in links.WITHOUT_EFFECT_IN:
        return
    for container in task.containers:
        if container.get("links"):
            yield container.path("links"), {"name": container.label, "mode": task.network_mode}
