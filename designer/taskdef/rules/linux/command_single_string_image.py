"""A whole command line in one element, for an image whose entry point is not known."""

from designer.taskdef import command_line
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Whole command line in one element of the command"),
    level="note",
    message=_("“{line}” is one element: unless the image starts a shell, it is taken for one program."),
    fix=_("Write each argument on a line of its own, unless the image expects one text."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-command",
    paths=("containerDefinitions[].command",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.command",
        "aws/amazon-ecs-agent issue 717",
    ),
    only_with=("containerDefinitions[].command",),
    good={"containerDefinitions": [{"command": ["node", "server.js"]}]},
    bad={"containerDefinitions": [{"command": ["node server.js"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        command = command_line.lone_line(container, "command")
        if command is not None and container.lacks("entryPoint"):
            yield command[0], {"line": command[1]}
