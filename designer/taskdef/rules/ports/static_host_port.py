"""A fixed host port, of which an instance has only one."""

from designer.taskdef import host_ports, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("Fixed host port"),
    level="note",
    message=_("With the fixed host port {port}, only one copy of the task can run on each instance."),
    fix=_("Behind a load balancer, set the host port to 0: each copy then gets a port of its own."),
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
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 8080}]}],
    },
)
def check(task: Task) -> Found:
    for taken in ports.host_ports(task) if task.network_mode in host_ports.BRIDGED else ():
        if taken.protocol == "tcp" and not host_ports.is_reserved(taken, task.os_family):
            yield taken.at, {"port": taken.ports.start}
