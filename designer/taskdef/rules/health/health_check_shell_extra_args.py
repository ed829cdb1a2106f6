"""A line for a shell in pieces, of which the shell runs only the first."""

import re
from typing import Final

from designer.taskdef import health_checks, paths
from designer.taskdef.edits import Editor
from designer.taskdef.health_checks import SHELL
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_POSITIONAL: Final = re.compile(r"\$\{?[0-9@*#]")


def _join(editor: Editor, finding: Finding) -> None:
    line = health_checks.line(paths.get(editor.document, finding.path)[1:])
    if line is not None:
        editor.put(finding.path, [SHELL, line])


@rule(
    title=_("CMD-SHELL with separate arguments"),
    level="runtime",
    message=_("After CMD-SHELL the shell runs “{script}” alone; the other entries are not part of the line."),
    fix=_("Put the whole line into one entry after CMD-SHELL, or use CMD."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-command",
    paths=(health_checks.COMMAND,),
    confidence="medium",
    sources=(
        "moby/moby daemon/health.go: what follows the first entry is handed to sh -c as it is",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.command",
    ),
    only_with=(health_checks.COMMAND,),
    mend=_join,
    good={
        "containerDefinitions": [
            {"healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost/ || exit 1"]}}
        ]
    },
    bad={
        "containerDefinitions": [
            {"healthCheck": {"command": ["CMD-SHELL", "curl", "-f", "http://localhost/", "||", "exit 1"]}}
        ]
    },
)
def check(task: Task) -> Found:
    for _container, at, words in health_checks.commands(task):
        if words[0] == SHELL and len(words) > 2 and not _POSITIONAL.search(words[1]):
            yield at, {"script": words[1]}
