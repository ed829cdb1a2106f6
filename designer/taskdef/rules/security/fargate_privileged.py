"""A privileged container on Fargate."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def _remove(editor: Editor, finding: Finding) -> None:
    editor.remove(finding.path)


@rule(
    title=_("Privileged container on Fargate"),
    level="error",
    message=_("“{name}” is privileged, which Fargate does not allow."),
    fix=_("Turn privileged off, or require EC2 alone."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-privileged",
    paths=("containerDefinitions[].privileged",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-privileged: deployments to AWS recorded in September 2026",),
    service_says="Fargate requires that the 'privileged' setting be 'false' at the container level.",
    only_with=("containerDefinitions[].privileged",),
    mend=_remove,
    good={"containerDefinitions": [{"privileged": False}]},
    bad={"containerDefinitions": [{"privileged": True}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.get("privileged"):
            yield container.path("privileged"), {"name": container.label}
