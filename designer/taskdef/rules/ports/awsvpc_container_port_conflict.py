"""A port mapped twice in a task whose containers share one network interface."""

from designer.taskdef import awsvpc, port_mends, ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Port used twice in an awsvpc task"),
    level="error",
    message=_(
        "“{container}” already has port {ports}/{protocol}, "
        "and all containers of an awsvpc task share one network interface."
    ),
    fix=_("Use another port than {ports} here, or remove one of the two mappings."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html",
    paths=(
        "containerDefinitions[].portMappings[].containerPort",
        "containerDefinitions[].portMappings[].containerPortRange",
    ),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("cdk-preflight pf-ecs-port-range-overlap: deployments to AWS recorded in September 2026",),
    service_says="TCP container port '8085' is used multiple times in task when networkMode=awsvpc.",
    only_with=(
        "containerDefinitions[].portMappings[].containerPort",
        "containerDefinitions[].portMappings[].containerPortRange",
    ),
    mend=port_mends.remove_repeated,
    good={
        "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 8080}]},
            {"name": "proxy", "portMappings": [{"containerPort": 8081}]},
        ]
    },
    bad={
        "containerDefinitions": [
            {"name": "app", "portMappings": [{"containerPort": 8085}, {"containerPort": 8085}]},
            {"name": "proxy", "portMappings": [{"containerPortRange": "8085-8090"}]},
        ]
    },
)
def check(task: Task) -> Found:
    if awsvpc.asked_for(task) and ports.may_clash(task):
        yield from ports.clashes(ports.container_ports(task))
