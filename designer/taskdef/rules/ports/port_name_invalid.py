"""A name of a port mapping that the service does not take."""

from designer.taskdef import names, paths, port_names
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


def _rename(editor: Editor, finding: Finding) -> None:
    """Write the name in small letters, with hyphens for what it cannot have, unless that name is taken."""
    name = port_names.nearest(paths.get(editor.document, finding.path))
    if name and name not in port_names.taken(Task(editor.document)):
        editor.put(finding.path, name)


@rule(
    title=_("Port name not allowed"),
    level="error",
    message=_("“{name}” has characters that the name of a port cannot have: {refused}"),
    fix=_("Use up to {most} small letters, digits, hyphens and underscores, for example http or grpc-api."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-name",
    paths=("containerDefinitions[].portMappings[].name",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("botocore 1.44.5, ecs 2014-11-13: PortMapping.name",),
    only_with=("containerDefinitions[].portMappings[].name",),
    mend=_rename,
    good={"containerDefinitions": [{"portMappings": [{"containerPort": 8080, "name": "grpc-api"}]}]},
    bad={"containerDefinitions": [{"portMappings": [{"containerPort": 8080, "name": "GRPC api"}]}]},
)
def check(task: Task) -> Found:
    for mapping in task.each("portMappings"):
        name = mapping.get("name", "")
        if not name or port_names.fits(name):
            continue
        path = mapping.path("name")
        values = {"name": name, "length": len(name), "most": port_names.LONGEST}
        if refused := port_names.refused(name):
            yield path, {**values, "refused": names.shown(refused)}
        elif len(name) > port_names.LONGEST:
            yield path, values, _("The name has {length:,} characters; it can have at most {most}.")
        elif name.startswith("-"):
            yield path, values, _("“{name}” begins with a hyphen; the name of a port cannot.")
