"""A container with more port ranges than the service takes."""

from designer.taskdef.limits import PORT_RANGES, port_ranges
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Too many port ranges"),
    level="error",
    message=_("“{name}” has {count:,} port ranges; a container can have at most {most}."),
    fix=_("Merge ranges that touch each other, or remove some, until at most {most} are left."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-containerPortRange",
    paths=("containerDefinitions[].portMappings[].containerPortRange",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.containerPortRange",),
    only_with=("containerDefinitions[].portMappings[].containerPortRange",),
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPortRange": f"{n}1-{n}9"} for n in range(1000, 1000 + PORT_RANGES)]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"portMappings": [{"containerPortRange": f"{n}1-{n}9"} for n in range(1000, 1001 + PORT_RANGES)]}
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        ranges = port_ranges(container)
        if len(ranges) > PORT_RANGES:
            values = {"name": container.label, "count": len(ranges), "most": PORT_RANGES}
            yield ranges[PORT_RANGES].path("containerPortRange"), values
