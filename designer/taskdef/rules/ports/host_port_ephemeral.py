"""A fixed host port among those that the host hands out by itself."""

from designer.taskdef import host_ports, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("Fixed host port in the ephemeral range"),
    level="practice",
    message=_("The host hands out the ports {first} to {last} itself, so that {port} may be taken already."),
    fix=_("Choose a host port below {first}, or 0 to leave the choice to the host."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",),
    only_with=("containerDefinitions[].portMappings[].hostPort",),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 0}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 40000}]}],
    },
)
def check(task: Task) -> Found:
    handed_out = host_ports.handed_out(task.os_family)
    for taken in ports.host_ports(task) if task.network_mode in host_ports.BRIDGED else ():
        port = taken.ports.start
        if port in handed_out and not host_ports.is_reserved(taken, task.os_family):
            yield taken.at, {"port": port, "first": handed_out[0], "last": handed_out[-1]}
