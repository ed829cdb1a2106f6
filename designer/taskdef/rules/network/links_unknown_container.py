"""A link to a container that the task does not have."""

from designer.taskdef import container_names, links, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


def _rename(editor: Editor, finding: Finding) -> None:
    """Take the name that was meant; an alias stays."""
    target, colon, alias = paths.get(editor.document, finding.path).partition(":")
    names = container_names.known(Task(editor.document)) or frozenset()
    own = paths.get(editor.document, "/".join([*finding.path.split("/")[:3], "name"]))
    meant = container_names.meant(target, names - {own})
    if meant and target != own:
        editor.put(finding.path, meant + colon + alias)


@rule(
    title=_("Link to a container that does not exist"),
    level="runtime",
    message=_("The link “{link}” of “{name}” leads to “{target}”, which is no container of the task."),
    fix=_("Begin the link with the name of another container of the task, or remove it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-links",
    paths=("containerDefinitions[].links[]",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent agent/api/task/task.go: link target not available",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.links",
    ),
    only_with=(links.PATH,),
    mend=_rename,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["db:database"]}, {"name": "db"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [{"name": "app", "links": ["DB:database"]}, {"name": "db"}],
    },
)
def check(task: Task) -> Found:
    names = container_names.known(task)
    for link in links.useful(task) if names is not None else ():
        values = {"link": link.text, "name": link.container.label, "target": link.target}
        if link.well_formed and link.target == link.container["name"]:
            yield link.path, values, _("The link “{link}” leads from “{name}” to itself.")
        elif link.well_formed and link.target not in (names or ()):
            yield link.path, values
