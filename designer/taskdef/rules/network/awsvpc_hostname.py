"""A host name for a container in the network mode awsvpc."""

from designer.taskdef import awsvpc, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No host name in awsvpc mode"),
    level="error",
    message=_("“{name}” has a host name, which the network mode awsvpc does not have."),
    fix=_("Remove the host name; the task has that of its network interface."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-hostname",
    paths=("containerDefinitions[].hostname",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("cdk-preflight pf-ecs-awsvpc-hostname: deployments to AWS recorded in September 2026",),
    service_says="hostname is not supported on container when networkMode=awsvpc.",
    only_with=("containerDefinitions[].hostname",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"hostname": "orders"}],
    },
    bad={"containerDefinitions": [{"hostname": "orders"}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "hostname")
