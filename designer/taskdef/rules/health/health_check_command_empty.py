"""A health check with a command of no words."""

from designer.taskdef.edits import Editor
from designer.taskdef.health_checks import COMMAND
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task
from designer.taskdef.waiting import awaited


def _remove_unless_awaited(editor: Editor, finding: Finding) -> None:
    """Where another container waits for this one to be healthy, the check cannot go."""
    at = finding.path.removesuffix("/command")
    task = Task(editor.document)
    container = next(one for one in task.containers if one.path("healthCheck") == at)
    if container.get("name") not in awaited(task, "HEALTHY"):
        editor.remove(at)


@rule(
    title=_("Health check without command"),
    level="error",
    message=_("The health check of “{name}” runs nothing: its command is empty."),
    fix=_(
        "Give a command, for example CMD-SHELL and curl -f http://localhost/ || exit 1, "
        "or remove the health check."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-command",
    paths=(COMMAND,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: HealthCheck.command",),
    only_with=(COMMAND,),
    mend=_remove_unless_awaited,
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy"]}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": []}}]},
)
def check(task: Task) -> Found:
    for container, health_check in task.having("healthCheck"):
        if health_check.raw.get("command") == []:
            yield health_check.path("command"), {"name": container.label}
