"""Two port mappings with the same name in an awsvpc task."""

from designer.taskdef import awsvpc, paths, port_mends, port_names, repeats
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


def _tell_apart(editor: Editor, finding: Finding) -> None:
    """Remove a mapping that is there twice; another gets its port added to its name."""
    at = finding.path.rpartition("/")[0]
    name, port = (paths.get(editor.document, f"{at}/{member}") for member in ("name", "containerPort"))
    told_apart = port_names.nearest(f"{name}-{port}")
    if port_mends.is_repeated(editor.document, at):
        port_mends.remove_repeated(editor, finding)
    elif type(port) is int and told_apart and told_apart not in port_names.taken(Task(editor.document)):
        editor.put(finding.path, told_apart)


@rule(
    title=_("Port name used twice"),
    level="error",
    message=_("The name “{name}” already stands for another port mapping of the task."),
    fix=_("Rename one of the two port mappings, or remove its name."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-name",
    paths=("containerDefinitions[].portMappings[].name",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-port-mapping-duplicate-name: deployments to AWS recorded in September 2026",
    ),
    service_says="When networkMode=awsvpc, port mapping name is already used",
    only_with=("containerDefinitions[].portMappings[].name",),
    mend=_tell_apart,
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "admin"}]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "http"}]}
        ]
    },
)
def check(task: Task) -> Found:
    if awsvpc.asked_for(task):
        for mapping, _first in repeats.repeated(task.each("portMappings")):
            yield mapping.path("name"), {"name": mapping["name"]}
