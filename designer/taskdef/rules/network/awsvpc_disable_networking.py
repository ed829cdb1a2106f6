"""A container cut off the network in the network mode awsvpc."""

from designer.taskdef import awsvpc, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Networking cannot be disabled in awsvpc mode"),
    level="error",
    message=_("“{name}” has its networking disabled, which the network mode awsvpc does not allow."),
    fix=_("Remove the setting; a security group can close the network of the whole task."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-disableNetworking",
    paths=("containerDefinitions[].disableNetworking",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-fargate-disable-networking: deployments to AWS recorded in September 2026",
    ),
    service_says="Disable Networking is not supported on container when networkMode=awsvpc",
    only_with=("containerDefinitions[].disableNetworking",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"disableNetworking": True}],
    },
    bad={"containerDefinitions": [{"disableNetworking": True}]},
)
def check(task: Task) -> Found:
    yield from awsvpc.refused(task, "disableNetworking")
