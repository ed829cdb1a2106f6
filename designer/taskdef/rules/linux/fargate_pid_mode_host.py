"""The process namespace of the host in a Fargate task, which has no host of its own."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


def _leave_the_host(editor: Editor, finding: Finding) -> None:
    """Windows has no process namespaces to share."""
    if Task(editor.document).os_family == WINDOWS:
        editor.remove(finding.path)
    else:
        editor.put(finding.path, "task")


@rule(
    title=_("pidMode host on Fargate"),
    level="error",
    message=_("Containers on Fargate cannot share the process namespace of their host."),
    fix=_("Set pidMode to task, or remove it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-pidMode",
    paths=("pidMode",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-pid-mode-host: deployments to AWS recorded in September 2026",),
    service_says="Tasks using the Fargate launch type do not support pidMode 'host'. "
    "The supported value for pidMode is 'task'.",
    only_with=("pidMode",),
    mend=_leave_the_host,
    good={"pidMode": "task"},
    bad={"pidMode": "host"},
)
def check(task: Task) -> Found:
    if task.root.get("pidMode") == "host":
        yield task.root.path("pidMode"), {}
