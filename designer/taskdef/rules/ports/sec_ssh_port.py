"""A port for remote login, open to the network."""

from typing import Final

from designer.taskdef import ports
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_LOGINS: Final = {22: "SSH", 3389: "RDP"}


@rule(
    title=_("Remote login port published"),
    level="practice",
    message=_("“{name}” publishes port {port}, which is for remote login ({protocol})."),
    fix=_(
        "Remove the mapping and log in with ECS Exec, unless the container is an SFTP, Git or bastion server."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    paths=("containerDefinitions[].portMappings[].containerPort",),
    confidence="medium",
    sources=(
        "Task definition security considerations, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    ),
    only_with=(
        "containerDefinitions[].portMappings[].containerPort",
        "containerDefinitions[].portMappings[].containerPortRange",
    ),
    good={"containerDefinitions": [{"portMappings": [{"containerPort": 8080}]}]},
    bad={"containerDefinitions": [{"portMappings": [{"containerPort": 22}]}]},
)
def check(task: Task) -> Found:
    if not any(map(_may_be_login, task.each("portMappings"))):
        return
    for taken in ports.container_ports(task):
        port = next((port for port in _LOGINS if port in taken.ports), None)
        if port is not None and taken.protocol == "tcp":
            yield taken.at, {"name": taken.container, "port": port, "protocol": _LOGINS[port]}


def _may_be_login(mapping: Item) -> bool:
    return mapping.get("containerPort") in _LOGINS or "containerPortRange" in mapping
