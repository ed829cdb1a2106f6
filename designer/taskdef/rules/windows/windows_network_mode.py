"""A network mode of Linux asked for on Windows instances."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task


def use_the_default(editor: Editor, finding: Finding) -> None:
    """Who wrote host wants a network, which the default gives; who wrote none may want to have none."""
    if Task(editor.document).network_mode == "host":
        editor.remove(finding.path)


@rule(
    title=_("Network mode not usable on Windows"),
    level="runtime",
    message=_("Windows instances have no network mode {mode}."),
    fix=_("Leave the network mode out, or use awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-networkMode",
    paths=("networkMode",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent pull request 3564: bridge is taken for the default network",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.networkMode",
    ),
    only_with=("networkMode",),
    mend=use_the_default,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "host",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512}],
    },
)
def check(task: Task) -> Found:
    if task.root.get("networkMode") in ("host", "none"):
        yield task.root.path("networkMode"), {"mode": task.network_mode}
