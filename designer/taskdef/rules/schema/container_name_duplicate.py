"""Two containers of a task definition with the same name."""

from itertools import count

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.repeats import repeated
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def number_it(editor: Editor, finding: Finding) -> None:
    """What says the name goes on to mean the first container that has it."""
    task = Task(editor.document)
    name = paths.get(editor.document, finding.path)
    taken = {container.get("name") for container in task.containers}
    free = next(each for n in count(2) if (each := f"{name}-{n}") not in taken)
    editor.put(finding.path, free)


@rule(
    title=_("Container name used twice"),
    level="error",
    message=_("The name “{name}” is already taken by container {first}."),
    fix=_("Rename one of the two containers."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    paths=("containerDefinitions[].name",),
    sources=(
        "cdk-preflight pf-ecs-duplicate-container-names: deployments to AWS recorded in September 2026",
    ),
    service_says="Container names must be unique within a task definition",
    only_with=("containerDefinitions[].name",),
    mend=number_it,
    good={"containerDefinitions": [{"name": "app"}, {"name": "proxy"}]},
    bad={"containerDefinitions": [{"name": "app"}, {"name": "app"}]},
)
def check(task: Task) -> Found:
    for container, first in repeated(task.containers):
        yield container.path("name"), {"name": first["name"], "first": first.number}
