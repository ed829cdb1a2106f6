"""DNS servers for a container in the network mode awsvpc."""

from designer.taskdef import awsvpc, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No DNS servers in awsvpc mode"),
    level="error",
    message=_("“{name}” has DNS servers of its own, which the network mode awsvpc does not have."),
    fix=_("Remove the DNS servers; the task uses those of the DHCP options of its VPC."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dnsServers",
    paths=("containerDefinitions[].dnsServers",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("cdk-preflight pf-ecs-fargate-dns-servers: deployments to AWS recorded in September 2026",),
    service_says="DNS servers are not supported on container when networkMode=awsvpc.",
    only_with=("containerDefinitions[].dnsServers",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"dnsServers": ["10.0.0.2"]}],
    },
    bad={"containerDefinitions": [{"dnsServers": ["10.0.0.2"]}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "dnsServers")
