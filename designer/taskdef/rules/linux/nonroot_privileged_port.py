"""A process that is not root on a port that only root may listen on."""

from typing import Final

from designer.taskdef import adding, container_user, sysctls
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task

_PRIVILEGED: Final = range(1, 1024)


def _open_all_ports(editor: Editor, finding: Finding) -> None:
    """In awsvpc mode one container's setting is the whole task's; in host mode none is allowed."""
    task = Task(editor.document)
    if task.network_mode == "awsvpc" and not _starts_given(task):
        container = finding.path.partition("/portMappings/")[0]
        setting = {"namespace": sysctls.UNPRIVILEGED_PORTS, "value": "0"}
        adding.add(editor, f"{container}/systemControls", setting)


@rule(
    title=_("Port below 1024 without root"),
    level="runtime",
    message=_("“{name}” runs as “{user}”, which may not listen on port {port}."),
    fix=_("Listen on a port above 1023, or set {sysctl} to 0 in the system controls."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_SystemControl.html",
    paths=("containerDefinitions[].user", "containerDefinitions[].portMappings[].containerPort"),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "aws/containers-roadmap issue 1721",
        "TrafeX/docker-php-nginx issue 101",
        "varnish/docker-varnish issue 55",
    ),
    service_says="bind() to 0.0.0.0:80 failed (13: Permission denied)",
    only_with=("containerDefinitions[].user",),
    mend=_open_all_ports,
    good={"containerDefinitions": [{"user": "1000", "portMappings": [{"containerPort": 8080}]}]},
    bad={"containerDefinitions": [{"user": "1000", "portMappings": [{"containerPort": 80}]}]},
)
def check(task: Task) -> Found:
    if task.network_mode not in ("awsvpc", "host"):
        return
    starts = _starts_given(task)
    # One that cannot be read may be low enough.
    if all(start is not None for start in starts):
        lowest = min((start for start in starts if start is not None), default=_PRIVILEGED.stop)
        for container in task.containers:
            yield from _too_low(container, lowest)


def _too_low(container: Item, lowest: int) -> Found:
    """The first such port of a container; `lowest` is the lowest port that needs no root."""
    user = container.get("user")
    if user is None or container_user.is_root(user):
        return
    for mapping in container.items_of("portMappings"):
        port = mapping.get("containerPort", 0)
        if port in _PRIVILEGED and port < lowest:
            values = {"name": container.label, "user": user, "port": port}
            yield mapping.path("containerPort"), {**values, "sysctl": sysctls.UNPRIVILEGED_PORTS}
            return


def _starts_given(task: Task) -> list[int | None]:
    """The lowest unprivileged ports that containers set; None for one that is not a number."""
    values = (
        control.get("value", "")
        for control in task.each("systemControls")
        if control.get("namespace") == sysctls.UNPRIVILEGED_PORTS
    )
    return [
        int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None for value in values
    ]
