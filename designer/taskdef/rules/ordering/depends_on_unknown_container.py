"""A container that waits for one that is not there."""

from difflib import get_close_matches

from designer.taskdef import dependencies
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def name_the_one_meant(editor: Editor, finding: Finding) -> None:
    """The only container with a name like it, where that one can be waited for in this way."""
    task = Task(editor.document)
    for container in task.containers:
        for dependency in container.items_of("dependsOn"):
            if dependency.path("containerName") == finding.path:
                close = _alike(dependency["containerName"], task, container)
                if len(close) == 1 and _can_be_waited_for(close[0], dependency):
                    editor.put(finding.path, close[0]["name"])


@rule(
    title=_("Dependency on a container that does not exist"),
    level="error",
    message=_("“{name}” waits for “{target}”; the task definition has no such container."),
    fix=_("Correct the name, or remove the dependency."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    paths=("containerDefinitions[].dependsOn[].containerName",),
    sources=(
        "cdk-preflight pf-ecs-dependson-container-missing: deployments to AWS recorded in September 2026",
    ),
    service_says="Cannot depend on container + 'nope' because it does not exist",
    only_with=("containerDefinitions[].dependsOn[].containerName",),
    mend=name_the_one_meant,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "proxy", "condition": "START"}]},
            {"name": "proxy"},
        ]
    },
    bad={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "Proxy", "condition": "START"}]},
            {"name": "proxy"},
        ]
    },
)
def check(task: Task) -> Found:
    if not dependencies.all_names_known(task):
        return
    names = {container.get("name") for container in task.containers}
    for container in task.containers:
        for dependency in container.items_of("dependsOn"):
            target = dependency.get("containerName")
            if target is not None and target not in names:
                yield dependency.path("containerName"), {"name": container.label, "target": target}


def _alike(name: str, task: Task, container: Item) -> list[Item]:
    """The other containers whose names differ only in capitals, or else are close: not web-1 and web-2."""
    others = {each["name"]: each for each in task.containers if "name" in each and each is not container}
    same = [other for other in others if other.lower() == name.strip().lower()]
    numbered_alike = [other for other in others if _digits(other) == _digits(name)]
    return [others[each] for each in same or get_close_matches(name, numbered_alike, n=2, cutoff=0.8)]


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _can_be_waited_for(target: Item, dependency: Item) -> bool:
    condition = dependency.get("condition")
    if condition == "HEALTHY":
        return not target.lacks("healthCheck")
    return condition == "START" or not dependencies.is_essential(target)
