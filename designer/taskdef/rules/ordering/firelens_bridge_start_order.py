"""A log router that waits for others, and containers that log before it runs."""

from collections.abc import Iterator

from designer.taskdef import circles, dependencies, log_configuration
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def wait_for_the_router(editor: Editor, finding: Finding) -> None:
    """Not where the router waits for the container: they would wait for each other."""
    task = Task(editor.document)
    graph = dependencies.graph(task)
    for container, router in _unordered(task):
        if container.path("dependsOn") == finding.path:
            if router["name"] not in circles.leading_to(graph, container["name"]):
                editor.insert(finding.path, {"containerName": router["name"], "condition": "START"})
            return


@rule(
    title=_("Log router with its own dependencies is not started first"),
    level="runtime",
    message=_("“{name}” logs through “{router}” but does not wait for it, and may start before it."),
    fix=_("Make “{name}” wait for the START of “{router}”, or remove the dependencies of the router."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    paths=("containerDefinitions[].dependsOn",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent at 8dfceca, agent/api/task/task.go: addFirelensContainerDependency",
        "FireLens considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html",
    ),
    only_with=("containerDefinitions[].firelensConfiguration",),
    mend=wait_for_the_router,
    good={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {"name": "router", "firelensConfiguration": {"type": "fluentbit"}},
        ]
    },
    bad={
        "containerDefinitions": [
            {"logConfiguration": {"logDriver": "awsfirelens"}},
            {
                "name": "router",
                "firelensConfiguration": {"type": "fluentbit"},
                "dependsOn": [{"containerName": "setup", "condition": "START"}],
            },
            {"name": "setup"},
        ]
    },
)
def check(task: Task) -> Found:
    for container, router in _unordered(task):
        yield container.path("dependsOn"), {"name": container.label, "router": router.label}


def _unordered(task: Task) -> Iterator[tuple[Item, Item]]:
    """Each container that logs through the router without waiting for it, and the router.

    A router without dependencies is started first by ECS itself.
    """
    routers = [each for each in task.containers if not each.lacks("firelensConfiguration")]
    if len(routers) != 1 or not routers[0].items_of("dependsOn") or "name" not in routers[0]:
        return
    ordered = circles.leading_to(dependencies.graph(task), routers[0]["name"])
    for container, _configuration in log_configuration.using(task, "awsfirelens"):
        is_other = container is not routers[0] and "name" in container
        if is_other and container["name"] not in ordered:
            yield container, routers[0]
