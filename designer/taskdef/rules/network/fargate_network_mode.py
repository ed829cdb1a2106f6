"""A Fargate task with another network mode than awsvpc."""

from designer.taskdef import awsvpc
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EXTERNAL, FARGATE, Task


def _choose(editor: Editor, _finding: Finding) -> None:
    """External instances have every other mode, so that no mode is right for both."""
    if EXTERNAL not in Task(editor.document).launch_types:
        awsvpc.choose(editor)


@rule(
    title=_("Fargate needs the network mode awsvpc"),
    level="error",
    message=_("Fargate tasks have the network mode awsvpc, not “{mode}”."),
    fix=_("Set the network mode to awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-networkMode",
    paths=("networkMode",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-network-mode: deployments to AWS recorded in September 2026",
        "aws/amazon-ecs-cli issue 1145",
    ),
    service_says="Fargate only supports network mode 'awsvpc'.",
    mend=_choose,
    good={"networkMode": "awsvpc"},
    bad={"networkMode": "bridge"},
)
def check(task: Task) -> Found:
    path, mode = task.root.path("networkMode"), task.network_mode
    if task.root.lacks("networkMode"):
        yield path, {"mode": mode}, _("No network mode is given, which means {mode}; Fargate needs awsvpc.")
    elif mode not in (None, "awsvpc"):
        yield path, {"mode": mode}
