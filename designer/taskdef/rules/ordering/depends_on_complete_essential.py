"""A container that waits for the end of one that the task cannot live without."""

from designer.taskdef import dependencies
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_CONDITIONS = ("COMPLETE", "SUCCESS")


def make_it_not_essential(editor: Editor, finding: Finding) -> None:
    """Where another container stays essential."""
    task = Task(editor.document)
    for _container, dependency, target in dependencies.waited_for(task, *_CONDITIONS):
        if dependency.path("condition") == finding.path:
            others = [each for each in task.containers if each is not target]
            if any(dependencies.is_essential(each) for each in others):
                editor.put(target.path("essential"), False)


@rule(
    title=_("Waiting for the end of an essential container"),
    level="error",
    message=_(
        "“{name}” waits until “{target}” has ended, but when an essential container ends the task ends."
    ),
    fix=_("Make “{target}” not essential, or wait for another condition."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    paths=("containerDefinitions[].dependsOn[].condition",),
    sources=(
        "cdk-preflight pf-ecs-dependson-complete-on-essential: deployments to AWS recorded in September 2026",
    ),
    service_says="A dependency container with SUCCESS or COMPLETE condition cannot be an essential container",
    only_with=tuple(f"containerDefinitions[].dependsOn[].condition={one}" for one in _CONDITIONS),
    mend=make_it_not_essential,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "migrate", "condition": "SUCCESS"}]},
            {"name": "migrate", "essential": False},
        ]
    },
    bad={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "migrate", "condition": "SUCCESS"}]},
            {"name": "migrate"},
        ]
    },
)
def check(task: Task) -> Found:
    for container, dependency, target in dependencies.waited_for(task, *_CONDITIONS):
        if dependencies.is_essential(target):
            yield dependency.path("condition"), {"name": container.label, "target": target.label}
