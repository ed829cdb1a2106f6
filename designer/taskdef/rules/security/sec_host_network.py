"""A task in the network of its instance."""

from designer.taskdef import users
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("Network of the host"),
    level="security",
    message=_("The containers share the network of the instance, with all that listens there."),
    fix=_("Use the network mode awsvpc or bridge; otherwise name a user other than root in every container."),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    paths=("networkMode",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "AWS Security Hub ECS.1 and ECS.17, "
        "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    ),
    only_with=("networkMode",),
    good={"requiresCompatibilities": ["EC2"], "networkMode": "bridge"},
    bad={"requiresCompatibilities": ["EC2"], "networkMode": "host"},
)
def check(task: Task) -> Found:
    if task.network_mode != "host" or FARGATE in task.launch_types:
        return
    as_root = next(filter(_may_be_root, task.containers), None)
    path = task.root.path("networkMode")
    if as_root is None:
        yield path, {}
    else:
        values = {"name": as_root.label}
        yield path, values, _("The containers share the network of the instance, “{name}” perhaps as root.")


def _may_be_root(container: Item) -> bool:
    """As Security Hub has it: root, or nobody named; of a privileged container it says so elsewhere."""
    unnamed = container.lacks("user") or users.is_root(container.get("user", ""))
    return unnamed and container.lacks("privileged")
