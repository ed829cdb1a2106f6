"""A range of container ports that is not written as one."""

from designer.taskdef import port_mends, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Port range malformed"),
    level="error",
    message=_("“{range}” is no range of ports from {lowest} to {highest}, the lower one first."),
    fix=_("Write the first and the last port with a hyphen between them, for example 8000-8100."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-containerPortRange",
    paths=("containerDefinitions[].portMappings[].containerPortRange",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-port-range-reversed: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: PortMapping.containerPortRange",
    ),
    service_says="Invalid 'containerPortRange' setting for container 'app'.",
    only_with=("containerDefinitions[].portMappings[].containerPortRange",),
    mend=port_mends.write_range,
    good={"containerDefinitions": [{"portMappings": [{"containerPortRange": "8000-8100"}]}]},
    bad={"containerDefinitions": [{"portMappings": [{"containerPortRange": "8100-8000"}]}]},
)
def check(task: Task) -> Found:
    for mapping in task.each("portMappings"):
        text = mapping.get("containerPortRange")
        if text is not None and ports.parse_range(text) is None:
            values = {"range": text, "lowest": ports.PORTS[0], "highest": ports.PORTS[-1]}
            yield mapping.path("containerPortRange"), values
