"""A task for Managed Instances alone that does not say its network mode."""

from designer.taskdef import awsvpc
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import MANAGED_INSTANCES, Task


def _choose(editor: Editor, _finding: Finding) -> None:
    if awsvpc.suits(Task(editor.document)):
        awsvpc.choose(editor)


@rule(
    title=_("Managed Instances need the network mode stated"),
    level="runtime",
    message=_("No network mode is given, which means bridge; Managed Instances do not have it."),
    fix=_("Set the network mode to awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-networking.html",
    paths=("networkMode",),
    launch_types=(MANAGED_INSTANCES,),
    confidence="medium",
    sources=(
        "Amazon ECS Managed Instances networking, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-networking.html",
    ),
    mend=_choose,
    good={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "awsvpc"},
    bad={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": None},
)
def check(task: Task) -> Found:
    if task.launch_types == {MANAGED_INSTANCES} and task.root.lacks("networkMode"):
        yield task.root.path("networkMode"), {}
