"""An ECS Anywhere task that asks for the network mode awsvpc."""

from designer.taskdef import awsvpc, ports
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EXTERNAL, Task


def _bridge(editor: Editor, finding: Finding) -> None:
    task = Task(editor.document)
    free = not any(ports.clashes(ports.host_ports(task)))
    if free and task.launch_types == {EXTERNAL} and awsvpc.suits(task):
        editor.put(finding.path, "bridge")


@rule(
    title=_("External instances have no awsvpc"),
    level="error",
    message=_("Tasks on external instances cannot use the network mode awsvpc."),
    fix=_("Choose bridge, host or none, or take EXTERNAL out of requiresCompatibilities."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html",
    paths=("networkMode",),
    launch_types=(EXTERNAL,),
    confidence="medium",
    sources=(
        "aws-cdk aws-ecs: what its constructs refuse",
        "Amazon ECS clusters for external instances, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-anywhere.html",
    ),
    only_with=("networkMode",),
    mend=_bridge,
    good={"requiresCompatibilities": ["EXTERNAL"], "networkMode": "bridge"},
    bad={"requiresCompatibilities": ["EXTERNAL"], "networkMode": "awsvpc"},
)
def check(task: Task) -> Found:
    if task.network_mode == "awsvpc":
        yield task.root.path("networkMode"), {}
