"""A whole command line in one element, where no shell takes it apart."""

from designer.taskdef import command_line, paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _split(editor: Editor, finding: Finding) -> None:
    command_line.split(editor, finding.path, paths.get(editor.document, finding.path))


@rule(
    title=_("Whole command line in one element"),
    level="runtime",
    message=_("“{line}” is taken for one program of that name; no shell takes it apart."),
    fix=_("Write each argument on a line of its own, or set the entry point to sh and -c."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-entryPoint",
    paths=("containerDefinitions[].entryPoint", "containerDefinitions[].command"),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent issue 717",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.command",
    ),
    service_says='exec: "npm run start": executable file not found in $PATH',
    only_with=("containerDefinitions[].entryPoint",),
    mend=_split,
    good={"containerDefinitions": [{"entryPoint": ["sh", "-c"], "command": ["exec node server.js"]}]},
    bad={"containerDefinitions": [{"entryPoint": ["node server.js"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        entry_point = command_line.lone_line(container, "entryPoint")
        if entry_point is not None:
            yield entry_point[0], {"line": entry_point[1]}
        command = command_line.lone_line(container, "command")
        if command is not None and _hands_it_over(container):
            yield (
                command[0],
                {"line": command[1]},
                _("“{line}” is handed to the entry point as one argument; no shell takes it apart."),
            )


def _hands_it_over(container: Item) -> bool:
    """Whether there is an entry point, and one that takes arguments rather than a program text."""
    given = container.get("entryPoint", [])
    return bool(given) and container.is_whole("entryPoint") and not command_line.takes_program(given[-1])
