"""Entries for the hosts file of a container in the network mode awsvpc."""

from designer.taskdef import awsvpc, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("No extra hosts in awsvpc mode"),
    level="error",
    message=_("“{name}” has extra hosts, which the network mode awsvpc does not have."),
    fix=_("Remove the extra hosts; name them in a private hosted zone of the VPC."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-extraHosts",
    paths=("containerDefinitions[].extraHosts",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("cdk-preflight pf-ecs-awsvpc-extra-hosts: deployments to AWS recorded in September 2026",),
    service_says="Extra hosts are not supported on container when networkMode=awsvpc.",
    only_with=("containerDefinitions[].extraHosts",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"extraHosts": [{"hostname": "db.internal", "ipAddress": "10.0.0.12"}]}],
    },
    bad={"containerDefinitions": [{"extraHosts": [{"hostname": "db.internal", "ipAddress": "10.0.0.12"}]}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "extraHosts")
