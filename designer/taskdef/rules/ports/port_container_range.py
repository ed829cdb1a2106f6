"""A port mapping without a container port, or with one that is no port."""

from designer.taskdef import port_mends, ports, ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Container port missing or out of range"),
    level="error",
    message=_("{value} is no port; ports are the numbers {lowest} to {highest}."),
    fix=_("Set the container port to a number from {lowest} to {highest}, for example 8080."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-containerPort",
    paths=("containerDefinitions[].portMappings[].containerPort",),
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.containerPort", "aws/aws-cli issue 7288"),
    service_says="Invalid 'containerPort' setting for container 'container_1'.",
    only_with=("containerDefinitions[].portMappings",),
    mend=port_mends.take_host_port,
    good={"containerDefinitions": [{"portMappings": [{"containerPort": 65535}]}]},
    bad={"containerDefinitions": [{"portMappings": [{"hostPort": 8080}, {"containerPort": 65536}]}]},
)
def check(task: Task) -> Found:
    single = [mapping for mapping in task.each("portMappings") if mapping.lacks("containerPortRange")]
    for mapping in single:
        if mapping.lacks("containerPort"):
            values = {"lowest": ports.PORTS[0], "highest": ports.PORTS[-1]}
            yield mapping.path("containerPort"), values, _("The port mapping has no container port.")
    yield from ranges.outside(single, "containerPort", ports.PORTS)
