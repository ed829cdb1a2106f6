"""DNS search domains for a container in the network mode awsvpc."""

from designer.taskdef import awsvpc, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No DNS search domains in awsvpc mode"),
    level="error",
    message=_("“{name}” has DNS search domains of its own, which the network mode awsvpc does not have."),
    fix=_("Remove the search domains; the task uses the domain name of the DHCP options of its VPC."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dnsSearchDomains",
    paths=("containerDefinitions[].dnsSearchDomains",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    service_says="DNS search domains are not supported on container when networkMode=awsvpc.",
    only_with=("containerDefinitions[].dnsSearchDomains",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"dnsSearchDomains": ["orders.internal"]}],
    },
    bad={"containerDefinitions": [{"dnsSearchDomains": ["orders.internal"]}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "dnsSearchDomains")
