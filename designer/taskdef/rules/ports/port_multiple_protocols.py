"""A container port mapped for both tcp and udp."""

from designer.taskdef import ports
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("One container port for tcp and udp"),
    level="practice",
    message=_("“{name}” has port {port} for both tcp and udp; a load balancer cannot be attached to it."),
    fix=_("Where a load balancer has to reach the port, use different ports or two services."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html",
    paths=("containerDefinitions[].portMappings[]",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=(
        "awsdocs/amazon-ecs-developer-guide pull request 128",
        "aws/amazon-ecs-agent issue 3428",
        "terraform-aws-modules/terraform-aws-ecs issue 89",
    ),
    only_with=("containerDefinitions[].portMappings[].protocol=udp",),
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 80}, {"containerPort": 443, "protocol": "udp"}]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 443}, {"containerPort": 443, "protocol": "udp"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for taken, port in ports.of_both_protocols(task):
        yield taken.at, {"name": taken.container, "port": port}
