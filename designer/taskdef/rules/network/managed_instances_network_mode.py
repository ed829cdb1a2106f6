"""A task for Managed Instances that asks for the network mode bridge."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import MANAGED_INSTANCES, Task


@rule(
    title=_("Managed Instances have no bridge"),
    level="error",
    message=_("Tasks on Managed Instances cannot use the network mode bridge."),
    fix=_("Choose awsvpc or host."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-networking.html",
    paths=("networkMode",),
    launch_types=(MANAGED_INSTANCES,),
    confidence="medium",
    sources=(
        "Amazon ECS task definition parameters for Amazon ECS Managed Instances, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters-managed-instances.html",
        "API_ManagedInstancesNetworkConfiguration",
    ),
    good={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host"},
    bad={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "bridge"},
)
def check(task: Task) -> Found:
    if task.root.get("networkMode") == "bridge":
        yield task.root.path("networkMode"), {}
