"""A health check that does not begin with CMD or CMD-SHELL, or has nothing behind it."""

import re
from typing import Final

from designer.taskdef import health_checks, paths
from designer.taskdef.edits import Editor
from designer.taskdef.health_checks import PROGRAM, SHELL
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task

_LEADING: Final = re.compile(r"CMD(?:[-_]SHELL)?[\s,]+(?P<rest>\S.*)\Z", re.IGNORECASE | re.DOTALL)


def _give_form(editor: Editor, finding: Finding) -> None:
    command = _in_form(paths.get(editor.document, finding.path))
    if command is not None:
        editor.put(finding.path, command)


@rule(
    title=_("Health check does not begin with CMD or CMD-SHELL"),
    level="runtime",
    message=_("The health check of “{name}” begins with “{first}”, not with CMD or CMD-SHELL."),
    fix=_("Write CMD-SHELL and one line, or CMD, a program and its arguments, each of them an entry."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-command",
    paths=(health_checks.COMMAND,),
    confidence="medium",
    sources=(
        "aws/aws-cdk issue 34389",
        "aws-observability/aws-otel-community issue 1320: a path alone works on Fargate",
        "botocore 1.44.5, ecs 2014-11-13: HealthCheck.command",
    ),
    only_with=(health_checks.COMMAND,),
    mend=_give_form,
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "/healthy", "--quiet"]}}]},
    bad={"containerDefinitions": [{"healthCheck": {"command": ["curl", "-f", "http://localhost/"]}}]},
)
def check(task: Task) -> Found:
    only_fargate = not task.launch_types - {FARGATE}
    for container, at, words in health_checks.commands(task):
        values = {"name": container.label, "first": words[0]}
        if words[0] not in (PROGRAM, SHELL):
            if not (only_fargate and _is_path(words)):
                yield at, values
        elif len(words) == 1:
            yield at, values, _("The health check of “{name}” says {first}, but not what to run.")


def _is_path(words: list[str]) -> bool:
    return len(words) == 1 and words[0].startswith("/") and len(words[0].split()) == 1


def _in_form(words: list[str]) -> list[str] | None:
    """The command as it was meant, where that can be told."""
    first, *rest = words
    keyword = first.strip().upper().replace("_", "-")
    if keyword in (PROGRAM, SHELL):
        return [keyword, *rest] if rest else None
    if leading := _LEADING.match(first):
        return health_checks.run_as_meant([leading["rest"], *rest])
    return None if keyword in ("", "NONE") else health_checks.run_as_meant(words)
