"""Port mappings in a task without a network."""

from designer.taskdef import removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task


@rule(
    title=_("No port mappings without a network"),
    level="error",
    message=_("“{name}” maps ports, but the network mode is none: its containers have no network."),
    fix=_("Remove the port mappings, or choose another network mode, for example awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-networkMode",
    paths=("networkMode", "containerDefinitions[].portMappings"),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.networkMode",),
    only_with=("containerDefinitions[].portMappings",),
    mend=removal.remove,
    good={"requiresCompatibilities": ["EC2"], "networkMode": "none"},
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "none",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080}]}],
    },
)
def check(task: Task) -> Found:
    if task.network_mode != "none":
        return
    for container in task.containers:
        if container.items_of("portMappings"):
            yield container.path("portMappings"), {"name": container.label}
