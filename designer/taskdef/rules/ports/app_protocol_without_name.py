"""An application protocol on a port mapping that Service Connect cannot use."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task

_WITHOUT_SERVICE_CONNECT: Final = ("host", "none")  # another rule's finding


@rule(
    title=_("Application protocol without a port name"),
    level="practice",
    message=_("The application protocol {protocol} has no effect: the port mapping has no name."),
    fix=_("Name the port mapping for Service Connect, or remove the application protocol."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-appProtocol",
    paths=("containerDefinitions[].portMappings[]",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=("aws-cdk, aws-ecs: what its constructs refuse",),
    only_with=("containerDefinitions[].portMappings[].appProtocol",),
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 8080, "name": "web", "appProtocol": "http"}]}
        ]
    },
    bad={"containerDefinitions": [{"portMappings": [{"containerPort": 8080, "appProtocol": "http"}]}]},
)
def check(task: Task) -> Found:
    if task.network_mode in _WITHOUT_SERVICE_CONNECT:
        return
    for mapping in task.each("portMappings"):
        protocol = mapping.get("appProtocol")
        if protocol is not None and mapping.lacks("name"):
            yield mapping.path("appProtocol"), {"protocol": protocol}
