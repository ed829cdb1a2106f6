"""A host port that is no port."""

from typing import Final

from designer.taskdef import paths, ports, ranges
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_ALLOWED: Final = range(65_536)  # 0 leaves the choice to the host


def _match(editor: Editor, finding: Finding) -> None:
    """Where both ports have to be the same, the container port says which."""
    port = paths.get(editor.document, f"{finding.path.removesuffix('hostPort')}containerPort")
    if Task(editor.document).network_mode in ("awsvpc", "host") and type(port) is int and port in ports.PORTS:
        editor.put(finding.path, port)


@rule(
    title=_("Host port out of range"),
    level="error",
    message=_("{value} is no host port; those are the numbers {lowest} to {highest}."),
    fix=_("Leave the host port out, or set it to a number from {lowest} to {highest}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-hostPort",
    paths=("containerDefinitions[].portMappings[].hostPort",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.hostPort",),
    service_says="Invalid 'hostPort' setting for container",
    only_with=("containerDefinitions[].portMappings[].hostPort",),
    mend=_match,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"portMappings": [{"containerPort": 80, "hostPort": 0}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "containerDefinitions": [{"portMappings": [{"containerPort": 8080, "hostPort": 80800}]}],
    },
)
def check(task: Task) -> Found:
    single = (mapping for mapping in task.each("portMappings") if mapping.lacks("containerPortRange"))
    yield from ranges.outside(single, "hostPort", _ALLOWED)
