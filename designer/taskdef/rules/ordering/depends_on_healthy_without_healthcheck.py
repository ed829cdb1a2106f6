"""A container that waits for the health of one that nobody checks."""

from designer.taskdef import dependencies
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def wait_for_the_start(editor: Editor, finding: Finding) -> None:
    editor.put(finding.path, "START")


@rule(
    title=_("HEALTHY dependency without health check"),
    level="error",
    message=_(
        "“{name}” waits until “{target}” is healthy, which has no health check in the task definition."
    ),
    fix=_("Add a health check to “{target}”, or wait for START; a check in the image does not count."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    paths=("containerDefinitions[].dependsOn[].condition",),
    sources=(
        "cdk-preflight pf-ecs-dependson-healthy-without-healthcheck: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="A dependency container with HEALTHY condition must have health check configured",
    only_with=("containerDefinitions[].dependsOn[].condition=HEALTHY",),
    mend=wait_for_the_start,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "proxy", "condition": "HEALTHY"}]},
            {
                "name": "proxy",
                "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]},
            },
        ]
    },
    bad={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "proxy", "condition": "HEALTHY"}]},
            {"name": "proxy"},
        ]
    },
)
def check(task: Task) -> Found:
    for container, dependency, target in dependencies.waited_for(task, "HEALTHY"):
        if target.lacks("healthCheck"):
            yield dependency.path("condition"), {"name": container.label, "target": target.label}
