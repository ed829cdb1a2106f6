"""Names for Service Connect in a task that it does not reach."""

from typing import Final

from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, MANAGED_INSTANCES, Task

_MEMBERS: Final = ("name", "appProtocol")


def _remove(editor: Editor, finding: Finding) -> None:
    mapping = finding.path.rpartition("/")[0]
    for member in _MEMBERS:
        editor.put(f"{mapping}/{member}", ABSENT)


@rule(
    title=_("Named ports need bridge or awsvpc"),
    level="practice",
    message=_("The {member} “{value}” is for Service Connect, which the network mode host does not have."),
    fix=_("Remove the name and protocol of the port mapping, or set the network mode to bridge or awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html",
    paths=(
        "networkMode",
        "containerDefinitions[].portMappings[].name",
        "containerDefinitions[].portMappings[].appProtocol",
    ),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=("aws-cdk, aws-ecs: what its constructs refuse",),
    only_with=tuple(f"containerDefinitions[].portMappings[].{member}" for member in _MEMBERS),
    mend=_remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 9100}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 9100, "name": "metrics"}]}],
    },
)
def check(task: Task) -> Found:
    # In the network mode none, the whole mapping is another rule's finding.
    for mapping in task.each("portMappings") if task.network_mode == "host" else ():
        member = next((name for name in _MEMBERS if name in mapping), None)
        if member is not None:
            yield mapping.path(member), {"member": member, "value": mapping[member]}
