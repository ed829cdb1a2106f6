"""A fixed host port mapped twice in a task."""

from designer.taskdef import host_ports, port_mends, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task


@rule(
    title=_("Host port mapped twice"),
    level="error",
    message=_("“{container}” already has the host port {ports}/{protocol}."),
    fix=_("Use another host port than {ports} here, or 0 to leave the choice to the host."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=(
        "aws/amazon-ecs-agent issue 1220, which quotes the service",
        "botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",
    ),
    service_says="TCP host port '3000' is mapped multiple times in task.",
    only_with=("containerDefinitions[].portMappings[].hostPort",),
    mend=port_mends.remove_repeated,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 3000, "hostPort": 0}]},
            {"name": "proxy", "portMappings": [{"containerPort": 3000, "hostPort": 0}]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 3000, "hostPort": 3000}] * 2},
            {"name": "proxy", "portMappings": [{"containerPort": 80, "hostPort": 3000}]},
        ],
    },
)
def check(task: Task) -> Found:
    if task.network_mode in host_ports.BRIDGED:
        yield from ports.clashes(ports.host_ports(task))
