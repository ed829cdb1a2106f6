"""A shell that gets its script in pieces and runs the first alone."""

import re
from typing import Final

from designer.taskdef import command_line, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task

_PARAMETER: Final = re.compile(r"\$\{?[0-9@*#]")


def _join(editor: Editor, finding: Finding) -> None:
    """Make one line of the pieces in this list; quotes and operators leave open what was meant."""
    elements, _slash, index = finding.path.rpartition("/")
    pieces = paths.get(editor.document, elements)[int(index) :]
    if len(pieces) > 1 and all(command_line.is_plain(piece) for piece in pieces):
        editor.put(finding.path, " ".join(pieces))
        for place in reversed(range(int(index) + 1, int(index) + len(pieces))):
            editor.remove(f"{elements}/{place}")


@rule(
    title=_("Shell gets its script in pieces"),
    level="runtime",
    message=_("The shell runs “{script}” alone; “{rest}” is not part of the script."),
    fix=_("Write the whole script as one element."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-command",
    paths=("containerDefinitions[].entryPoint", "containerDefinitions[].command"),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "POSIX, sh: with -c the operands after the command string are positional parameters",
        "dagster-io/dagster issue 9562",
    ),
    only_with=("containerDefinitions[].entryPoint", "containerDefinitions[].command"),
    mend=_join,
    good={"containerDefinitions": [{"entryPoint": ["sh", "-c"], "command": ["exec node server.js"]}]},
    bad={"containerDefinitions": [{"entryPoint": ["sh", "-c"], "command": ["node", "server.js"]}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        given = command_line.arguments(container)
        if not command_line.runs_script(given):
            continue
        (at, script), rest = given[2], [text for _at, text in given[3:]]
        if rest and not _PARAMETER.search(script):
            yield at, {"script": script, "rest": " ".join(rest)}
