"""Links that lead in a circle."""

from designer.taskdef import awsvpc, circles, links, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


def _break(editor: Editor, finding: Finding) -> None:
    """Remove the link, and any other that leads from its container to the same one."""
    task, target = Task(editor.document), paths.get(editor.document, finding.path).partition(":")[0]
    of_container = finding.path.rpartition("/")[0] + "/"
    for link in reversed(list(links.of(task))):
        if link.path.startswith(of_container) and link.target == target:
            editor.remove(link.path)


@rule(
    title=_("Links lead in a circle"),
    level="error",
    message=_("The link “{link}” closes a circle: {circle}."),
    fix=_("Remove one of these links; containers cannot wait for each other."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-links",
    paths=("containerDefinitions[].links",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("Shippable/support issue 4194, which quotes the service",),
    service_says="Container links should not have a cycle",
    only_with=(links.PATH,),
    mend=_break,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db"]}, {"name": "db", "links": ["app"]}],
    },
)
def check(task: Task) -> Found:
    if awsvpc.asked_for(task):
        return
    ways: dict[str, dict[str, links.Link]] = {}
    for link in links.of(task):
        if link.target != link.container.get("name"):
            ways.setdefault(link.container.get("name", ""), {}).setdefault(link.target, link)
    for circle in circles.circles(ways):
        last = ways[circle.last][circle.names[0]]
        yield last.path, {"link": last.text, "circle": str(circle)}
