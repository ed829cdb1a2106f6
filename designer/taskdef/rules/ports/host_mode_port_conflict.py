"""A port that two containers want on the same host."""

from designer.taskdef import host_ports, port_mends, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task


@rule(
    title=_("Port used twice in host mode"),
    level="runtime",
    message=_(
        "“{container}” already has port {ports}/{protocol}, and in host mode both listen on the instance."
    ),
    fix=_("Use another port than {ports} here, or remove one of the two mappings."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html",
    paths=("containerDefinitions[].portMappings[].containerPort",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",),
    only_with=("containerDefinitions[].portMappings[].containerPort",),
    mend=port_mends.remove_repeated,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 8080}]},
            {"name": "proxy", "portMappings": [{"containerPort": 8081}]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080}, {"containerPort": 8080}]}],
    },
)
def check(task: Task) -> Found:
    if task.network_mode == "host":
        yield from ports.clashes(host_ports.bound(task))
