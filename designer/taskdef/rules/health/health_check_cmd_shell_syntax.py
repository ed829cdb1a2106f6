"""A health check that is written for a shell and run without one."""

from designer.taskdef import health_checks, paths
from designer.taskdef.edits import Editor
from designer.taskdef.health_checks import PROGRAM
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


def _use_a_shell(editor: Editor, finding: Finding) -> None:
    words = paths.get(editor.document, finding.path)[1:]
    command = None if _is_shell(words[0]) else health_checks.run_as_meant(words)
    if command is not None:
        editor.put(finding.path, command)


@rule(
    title=_("CMD health check written for a shell"),
    level="runtime",
    message=_("CMD runs no shell: “{word}” is taken as it stands."),
    fix=_("Use CMD-SHELL and one line, or give the program and each argument an entry of its own."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-command",
    paths=(health_checks.COMMAND,),
    sources=(
        "toptal/haste-server issue 401",
        "moby/moby daemon/health.go: CMD is run as it is, CMD-SHELL by the shell",
    ),
    only_with=(health_checks.COMMAND,),
    mend=_use_a_shell,
    good={"containerDefinitions": [{"healthCheck": {"command": ["CMD", "curl", "-f", "http://localhost/"]}}]},
    bad={
        "containerDefinitions": [{"healthCheck": {"command": ["CMD", "curl -f http://localhost/ || exit 1"]}}]
    },
)
def check(task: Task) -> Found:
    for _container, at, words in health_checks.commands(task):
        word = _for_a_shell(words[1:], task.os_family) if words[0] == PROGRAM else None
        if word is not None:
            yield at, {"word": word}


def _for_a_shell(words: list[str], os_family: str) -> str | None:
    """The first word that only a shell understands; Windows splits a line on its own."""
    if len(words) == 1 and os_family == LINUX and len(words[0].split()) > 1:
        return words[0]
    return next(filter(health_checks.is_for_a_shell, words), None)


def _is_shell(word: str) -> bool:
    """A shell gets its script as one word, which a longer line would not be."""
    return word.rpartition("/")[2] in ("sh", "bash", "ash", "dash")
