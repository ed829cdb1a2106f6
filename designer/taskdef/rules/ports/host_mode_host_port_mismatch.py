"""A host port other than the container port in the network mode host."""

from designer.taskdef import ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task


@rule(
    title=_("In host mode the host port is the container port"),
    level="error",
    message=_(
        "In host mode the host port cannot be {host_port}: it is the container port, {container_port}."
    ),
    fix=_("Leave the host port out, or set it to {container_port}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-host-network-host-port-mismatch: deployments to AWS recorded in September 2026",
    ),
    service_says="When networkMode=host, the host ports and container ports in port mappings must match.",
    only_with=("containerDefinitions[].portMappings[].hostPort",),
    mend=ports.match_container_port,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 8080}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 0}]}],
    },
)
def check(task: Task) -> Found:
    if task.network_mode == "host":
        yield from ports.mismatches(task)
