"""A container that runs as root because it says so."""

from designer.taskdef import users
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Container runs as root"),
    level="security",
    message=_("“{name}” runs as root: whoever breaks out of the program is root in the container."),
    fix=_(
        "Set the user the image was built for. Ports below 1024 and the owners of files in volumes "
        "may have to change with it."
    ),
    docs="https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    paths=("containerDefinitions[].user",),
    os_families=(LINUX,),
    sources=(
        "AWS Security Hub ECS.20, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
        "AWS Config ecs-task-definition-nonroot-user",
        "AWS Control Tower CT.ECS.PR.3",
    ),
    only_with=("containerDefinitions[].user",),
    good={"containerDefinitions": [{"user": "10001:10001"}]},
    bad={"containerDefinitions": [{"user": "root"}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        # Most agents and platform versions run a log router as root only.
        if users.is_root(container.get("user", "")) and container.lacks("firelensConfiguration"):
            yield container.path("user"), {"name": container.label}
