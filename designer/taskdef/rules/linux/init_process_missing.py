"""A shell or package manager as the main process, which passes no signal on to what it starts."""

import re
from typing import Final

from designer.taskdef import command_line, s6_overlay
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task

_PACKAGE_MANAGERS: Final = frozenset({"npm", "npx", "yarn", "pnpm"})
_EXEC: Final = re.compile(r"(?:\A|[;&|(\n])\s*exec\s")


@rule(
    title=_("No init process"),
    level="note",
    message=_("The main process is {program}, which does not pass on the signal to stop."),
    fix=_("Enable the init process unless the image has its own, or start the program with exec."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-initProcessEnabled",
    paths=("containerDefinitions[].linuxParameters.initProcessEnabled",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: LinuxParameters.initProcessEnabled",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    ),
    only_with=("containerDefinitions[].entryPoint", "containerDefinitions[].command"),
    good={
        "containerDefinitions": [
            {"command": ["npm", "run", "start"], "linuxParameters": {"initProcessEnabled": True}},
        ]
    },
    bad={"containerDefinitions": [{"command": ["npm", "run", "start"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        given = command_line.arguments(container)
        if given and _keeps_signals(given) and _has_no_init(container):
            path = container.item("linuxParameters").path("initProcessEnabled")
            yield path, {"program": command_line.program(given[0][1])}


def _keeps_signals(given: list[command_line.Argument]) -> bool:
    """A shell whose script says exec gives its place, and so its signals, to the program."""
    text = given[0][1]
    if command_line.runs_script(given) and _EXEC.search(given[2][1]):
        return False
    return command_line.is_shell(text) or command_line.program(text) in _PACKAGE_MANAGERS


def _has_no_init(container: Item) -> bool:
    parameters: Item | None = container.get("linuxParameters")
    if parameters is None:
        lacks = container.lacks("linuxParameters")
    else:
        lacks = parameters.lacks("initProcessEnabled")
    return lacks and not s6_overlay.begins(container)
