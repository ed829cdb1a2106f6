"""A host port other than the container port in the network mode awsvpc."""

from designer.taskdef import awsvpc, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("In awsvpc mode the host port is the container port"),
    level="error",
    message=_(
        "In awsvpc mode the host port cannot be {host_port}: it is the container port, {container_port}."
    ),
    fix=_("Leave the host port out, or set it to {container_port}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    service_says="When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
    only_with=("containerDefinitions[].portMappings[].hostPort",),
    mend=ports.match_container_port,
    good={
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 8080}]}],
    },
    bad={
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 0}]}],
    },
)
def check(task: Task) -> Found:
    if awsvpc.asked_for(task):
        yield from ports.mismatches(task)
