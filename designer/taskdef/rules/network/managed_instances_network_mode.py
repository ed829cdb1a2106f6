"""A task for Managed Instances that asks for the network mode bridge."""

from designer.taskdef import awsvpc
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import MANAGED_INSTANCES, Task


def _choose(editor: Editor, _finding: Finding) -> None:
    task = Task(editor.document)
    if task.launch_types == {MANAGED_INSTANCES} and awsvpc.suits(task):
        awsvpc.choose(editor)


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
    only_with=("networkMode",),
    mend=_choose,
    good={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "host"},
    bad={"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "bridge"},
)
def check(task: Task) -> Found:
    if task.root.get("networkMode") == "bridge":
        yield task.root.path("networkMode"), {}
