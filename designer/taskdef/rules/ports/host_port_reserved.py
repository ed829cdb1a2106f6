"""A host port that the container instance needs itself."""

from designer.taskdef import host_ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("Reserved host port"),
    level="runtime",
    message=_("Port {port} is reserved on container instances: no instance can take this task."),
    fix=_("Choose another host port; these are reserved: {reserved}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=(
        "containerDefinitions[].portMappings[].hostPort",
        "containerDefinitions[].portMappings[].containerPort",
    ),
    launch_types=(EC2, EXTERNAL),
    sources=(
        "aws/amazon-ecs-agent at 8dfceca (June 2026), agent/config/config_unix.go and config_windows.go",
        "botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",
    ),
    service_says="RESOURCE:PORTS",
    only_with=(
        "containerDefinitions[].portMappings[].hostPort",
        "containerDefinitions[].portMappings[].containerPort",
    ),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 22, "hostPort": 2222}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 22, "hostPort": 22}]}],
    },
)
def check(task: Task) -> Found:
    for taken in host_ports.bound(task):
        if host_ports.is_reserved(taken, task.os_family):
            reserved = ", ".join(map(str, sorted(host_ports.reserved(task.os_family))))
            yield taken.at, {"port": taken.ports.start, "reserved": reserved}
