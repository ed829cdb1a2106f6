"""Containers that wait for each other."""

from designer.taskdef import circles, dependencies
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def wait_not_for_itself(editor: Editor, finding: Finding) -> None:
    """Which of several containers is to start first only the author knows."""
    own = finding.path.rpartition("/dependsOn/")[0]
    for container in Task(editor.document).containers:
        for dependency in reversed(container.items_of("dependsOn")) if container.at == own else ():
            if dependency.get("containerName") == container.get("name", ""):
                editor.remove(dependency.at)


@rule(
    title=_("Circular dependency"),
    level="error",
    message=_("The containers wait for each other and none can start: {circle}"),
    fix=_("Remove one of the dependencies."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html",
    paths=("containerDefinitions[].dependsOn",),
    sources=(
        "Amazon ECS task definition parameters, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
        "radkawar/stackd and floci-io/floci, emulators that refuse it too",
    ),
    service_says="Container dependsOn contains a cycle",
    only_with=("containerDefinitions[].dependsOn[].containerName",),
    mend=wait_not_for_itself,
    good={
        "containerDefinitions": [
            {"dependsOn": [{"containerName": "proxy", "condition": "START"}]},
            {"name": "proxy"},
        ]
    },
    bad={
        "containerDefinitions": [
            {"name": "app", "dependsOn": [{"containerName": "app", "condition": "START"}]},
        ]
    },
)
def check(task: Task) -> Found:
    graph = dependencies.graph(task)
    for circle in circles.circles(graph):
        first, last = circle.names[0], circle.last
        if first == last:
            yield graph[last][first], {"name": last}, _("“{name}” waits for itself and can never start.")
        else:
            yield graph[last][first], {"circle": str(circle)}
