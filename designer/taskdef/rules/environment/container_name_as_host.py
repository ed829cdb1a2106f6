"""A container that looks for another one by its name, where names are not known."""

import re
from typing import Final

from designer.taskdef import paths, variables
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_HOST: Final = re.compile(
    r"(?:://(?:[^\s/@]{0,255}@)?+|@|\A(?=[\w-]{1,255}:[0-9]{1,5}\Z))(?P<host>[\w-]{1,255})(?=[:/]|\Z)",
    re.ASCII,
)


def _use_localhost(editor: Editor, finding: Finding) -> None:
    own = paths.get(editor.document, finding.path.rpartition("/environment/")[0] + "/name")
    names = _names(Task(editor.document)) - {own}
    value = paths.get(editor.document, finding.path)

    def local(found: re.Match[str]) -> str:
        before = found[0].removesuffix(found["host"])
        return f"{before}localhost" if found["host"] in names else found[0]

    editor.put(finding.path, _HOST.sub(local, value))


@rule(
    title=_("Container name used as host name"),
    level="runtime",
    message=_("“{host}” is a container of this task: with network mode {mode} its name does not resolve."),
    fix=_(
        "Use localhost and the port, since the containers share a network; "
        "leave the name only if it is an alias of Service Connect."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking-awsvpc.html",
    paths=("containerDefinitions[].environment[].value",),
    confidence="medium",
    sources=(
        "aws-samples/aws-containers-task-definitions issue 6",
        "awslabs/ecs-nginx-reverse-proxy issue 1",
    ),
    only_with=("containerDefinitions[].environment[].value",),
    mend=_use_localhost,
    good={
        "containerDefinitions": [
            {"environment": [{"name": "CACHE", "value": "redis://localhost:6379/0"}]},
            {"name": "cache"},
        ]
    },
    bad={
        "containerDefinitions": [
            {"environment": [{"name": "CACHE", "value": "redis://cache:6379/0"}]},
            {"name": "cache"},
        ]
    },
)
def check(task: Task) -> Found:
    if task.network_mode not in ("awsvpc", "host") or len(task.containers) < 2:
        return
    names = _names(task)
    for each in variables.of(task):
        others = {name for name in names if name in each.lines} - {each.container.get("name")}
        for index, value in enumerate(each.values if others and _may_name(each.lines, others) else ()):
            host = _first_host(value, others) if ":" in value or "@" in value else None
            if host is not None:
                yield each.items[index].path("value"), {"host": host, "mode": task.network_mode}


def _first_host(value: str, names: set[str]) -> str | None:
    if not any(map(value.__contains__, names)):
        return None
    return next((found["host"] for found in _HOST.finditer(value) if found["host"] in names), None)


def _may_name(lines: str, names: set[str]) -> bool:
    """The quick question before the others: of all values, a line each."""
    if ":" not in lines and "@" not in lines:
        return False
    if "//" in lines or "@" in lines:
        return True
    return any(f"\n{name}:" in f"\n{lines}" for name in names)


def _names(task: Task) -> set[str]:
    return {container["name"] for container in task.containers if "name" in container}
