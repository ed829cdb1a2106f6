"""A proxy of App Mesh, which AWS has shut down."""

from designer.taskdef import paths, proxy
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, Task


def _retire(editor: Editor, finding: Finding) -> None:
    """Take the proxy away together with its container, where the others can do without that."""
    task = Task(editor.document)
    name = paths.get(editor.document, f"{finding.path}/containerName")
    gone = [container for container in task.containers if container.get("name") == name]
    if len(gone) == 1 and _is_spare(gone[0], [other for other in task.containers if other is not gone[0]]):
        waiting = [one.at for one in task.each("dependsOn") if one.get("containerName") == name]
        for path in reversed(waiting):
            editor.remove(path)
        editor.remove(gone[0].at)
        editor.remove(finding.path)


def _is_spare(gone: Item, others: list[Item]) -> bool:
    """Whether the others keep the task alive and need neither its files, its address nor its logs."""
    name = gone["name"]
    sources = {each.get("sourceContainer") for other in others for each in other.items_of("volumesFrom")}
    linked = {text.partition(":")[0] for other in others for _path, text in other.values_of("links")}
    alive = any(other.raw.get("essential") is not False for other in others)
    logs = "firelensConfiguration" in gone or gone.item("logConfiguration").get("logDriver") == "awsfirelens"
    return alive and name not in sources | linked and not logs


@rule(
    title=_("App Mesh has been shut down"),
    level="runtime",
    message=_(
        "AWS shut App Mesh down on 30 September 2026: the proxy gets no configuration and stays unhealthy."
    ),
    fix=_("Move to Service Connect, and remove the proxy configuration and the Envoy container."),
    docs="https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html",
    paths=("proxyConfiguration",),
    launch_types=(FARGATE, EC2),
    sources=(
        "End of support for AWS App Mesh, https://docs.aws.amazon.com/app-mesh/latest/userguide/what-is-app-mesh.html",
    ),
    only_with=(proxy.PATH,),
    mend=_retire,
    good={},
    bad={
        "proxyConfiguration": {
            "type": "APPMESH",
            "containerName": "envoy",
            "properties": [
                {"name": "ProxyIngressPort", "value": "15000"},
                {"name": "ProxyEgressPort", "value": "15001"},
                {"name": "AppPorts", "value": "8080"},
                {"name": "IgnoredUID", "value": "1337"},
            ],
        },
        "containerDefinitions": [
            {"name": "app", "dependsOn": [{"containerName": "envoy", "condition": "HEALTHY"}]},
            {"name": "envoy", "user": "1337", "healthCheck": {"command": ["CMD-SHELL", "agent-health"]}},
        ],
    },
)
def check(task: Task) -> Found:
    if proxy.of(task) is not None:
        yield task.root.path(proxy.PATH), {}
