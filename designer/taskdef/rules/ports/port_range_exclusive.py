"""A port mapping with both a range and a single port."""

from designer.taskdef import port_mends
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Port range and single port in one mapping"),
    level="error",
    message=_("The range “{range}” cannot share a mapping with the {member} {port}."),
    fix=_("Remove {member}; a single port needs a mapping of its own."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-containerPortRange",
    paths=("containerDefinitions[].portMappings[].containerPortRange",),
    sources=(
        "cdk-preflight pf-ecs-port-range-with-host-port: deployments to AWS recorded in September 2026",
    ),
    service_says="Invalid port mapping for container 'app', cannot specify both single port and port range.",
    only_with=("containerDefinitions[].portMappings[].containerPortRange",),
    mend=port_mends.keep_range,
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPortRange": "8000-8100"}, {"containerPort": 80}]}
        ]
    },
    bad={
        "containerDefinitions": [{"portMappings": [{"containerPortRange": "8000-8100", "containerPort": 80}]}]
    },
)
def check(task: Task) -> Found:
    for mapping in task.each("portMappings"):
        text = mapping.get("containerPortRange")
        member = next((name for name in ("containerPort", "hostPort") if name in mapping), None)
        if text is not None and member is not None:
            values = {"range": text, "member": member, "port": mapping[member]}
            yield mapping.path("containerPortRange"), values
