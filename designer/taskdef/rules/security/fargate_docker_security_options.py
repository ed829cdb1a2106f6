"""Docker security options on Fargate."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def _remove(editor: Editor, finding: Finding) -> None:
    editor.remove(finding.path)


@rule(
    title=_("Docker security options on Fargate"),
    level="error",
    message=_("“{name}” has Docker security options, which Fargate does not support."),
    fix=_("Remove the Docker security options, or require EC2 alone."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-dockerSecurityOptions",
    paths=("containerDefinitions[].dockerSecurityOptions",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-docker-security-options: deployments to AWS recorded in September 2026",
    ),
    service_says="Fargate compatible task definitions do not support dockerSecurityOptions",
    only_with=("containerDefinitions[].dockerSecurityOptions",),
    mend=_remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges"]}],
    },
    bad={"containerDefinitions": [{"dockerSecurityOptions": ["no-new-privileges"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        if container.get("dockerSecurityOptions"):
            yield container.path("dockerSecurityOptions"), {"name": container.label}
