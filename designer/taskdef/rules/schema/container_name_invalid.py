"""A container whose name is missing, or not one the service takes."""

from designer.taskdef import names, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def replace_what_is_refused(editor: Editor, finding: Finding) -> None:
    """Not where links say the name: they would lead nowhere."""
    task = Task(editor.document)
    name = paths.get(editor.document, finding.path) or ""
    meant = names.allowed(name)
    taken = {container.get("name") for container in task.containers}
    linked = {text.partition(":")[0] for each in task.containers for text in each.get("links", ())}
    if meant and meant not in taken and name not in linked:
        editor.put(finding.path, meant)


@rule(
    title=_("Container name missing or not allowed"),
    level="error",
    message=_("“{name}” has characters that a container name cannot have: {refused}"),
    fix=_("Use up to 255 letters, digits, hyphens and underscores, for example app."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-name",
    paths=("containerDefinitions[].name",),
    sources=("botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.name",),
    service_says="Container.name contains invalid characters / should not be null or empty",
    mend=replace_what_is_refused,
    good={"containerDefinitions": [{"name": "app_1"}]},
    bad={"containerDefinitions": [{"name": "my app"}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        name, path = container.get("name", ""), container.path("name")
        if container.lacks("name"):
            yield path, {"number": container.number}, _("Container {number} has no name.")
        elif len(name) > names.LONGEST:
            values = {"length": len(name), "most": names.LONGEST}
            yield path, values, _("The name has {length:,} characters; it can have at most {most}.")
        elif refused := names.refused(name):
            yield path, {"name": name, "refused": refused}
