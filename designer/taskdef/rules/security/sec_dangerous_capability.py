"""A capability with which a container reaches beyond itself."""

from designer.taskdef.capabilities import ADD, capabilities, written
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("Far-reaching capability added"),
    level="security",
    message=_("“{name}” can reach beyond itself, with {far_reaching}."),
    fix=_(
        "Add only what the program needs. Agents for networks may need NET_ADMIN, "
        "those for tracing SYS_PTRACE."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    paths=(ADD,),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
        "capabilities(7)",
    ),
    only_with=(ADD,),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["NET_BIND_SERVICE"]}}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"capabilities": {"add": ["SYS_ADMIN"]}}}],
    },
)
def check(task: Task) -> Found:
    if FARGATE in task.launch_types:
        return  # which refuses them, but for SYS_PTRACE within its own walls
    far_reaching = capabilities().far_reaching
    for container, said in written(task):
        added = ", ".join(name for name in said.get("add", ()) if name in far_reaching)
        if added:
            yield said.path("add"), {"name": container.label, "far_reaching": added}
