"""How traffic reaches the containers: network modes as pictures, and the ports."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy

from designer.drafts.drawing.fitted import fitted
from designer.drafts.fields import Words
from designer.taskdef.balancing import plan
from designer.taskdef.items import Item
from designer.taskdef.task import EXTERNAL, FARGATE, MANAGED_INSTANCES, WINDOWS, Task

DYNAMIC: Final = f"{plan.DYNAMIC[0]}–{plan.DYNAMIC[-1]}"

MODES: Final[dict[str, Words]] = {
    "awsvpc": gettext_lazy("Each task has its own address. Ports never clash between tasks."),
    "bridge": gettext_lazy("Docker network on the host. Host port 0 is picked at start."),
    "host": gettext_lazy("Task uses the host’s ports directly. One task per port and host."),
    "none": gettext_lazy("No network. Port mappings are not possible."),
}
_NOT_WITH: Final = (
    (FARGATE, gettext_lazy("Not with Fargate"), ("bridge", "host", "none")),
    (MANAGED_INSTANCES, gettext_lazy("Not with Managed Instances"), ("bridge", "none")),
    (EXTERNAL, gettext_lazy("Not with External"), ("awsvpc",)),
)


@dataclass(frozen=True)
class Port:
    """A port mapping: the container's position and name, and the ports as people read them.

    `host` is the port at the host as ECS decides it, empty for one picked at start; `fixed` is the
    host port that the document asks for.
    """

    position: int
    container: str
    name: str
    number: str
    host: str
    fixed: str
    protocol: str

    @property
    def is_dynamic(self) -> bool:
        return not self.host


@dataclass(frozen=True)
class Mode:
    """A network mode on its tile: why it is out of the question, if it is."""

    name: str
    words: Words
    reason: Words


def modes(task: Task, _item: Item) -> dict[str, Any]:
    """The tiles of the network modes, and the names and ports in their pictures."""
    found = ports(task)
    names = [container.label for container in task.containers]
    first = found[0].container if found else next(iter(names), "app")
    return {
        "known": MODES,
        "modes": [Mode(name, words, reason(task, name)) for name, words in MODES.items()],
        "unset": task.root.lacks("networkMode"),
        "default": task.network_mode,
        "port": fitted(next((port.number for port in found), "8080"), 11),
        "host_port": fitted(next((port.fixed for port in found), ""), 11),
        "is_example": not found,
        "first": fitted(first, 11),
        "second": fitted(next((name for name in names if name != first), ""), 11),
    }


def reason(task: Task, mode: str) -> Words:
    """Why a network mode is out of the question; empty where it is not."""
    if task.os_family == WINDOWS and mode != "awsvpc":
        return gettext_lazy("Not on Windows")
    named = task.root.get("requiresCompatibilities") or ()
    return next((words for type, words, modes in _NOT_WITH if type in named and mode in modes), "")


def ports(task: Task) -> list[Port]:
    """Every port mapping of the task, in the document's order."""
    return [
        Port(
            container.number - 1,
            container.label,
            port.get("name", ""),
            _number(port),
            _number(port) if task.network_mode in ("awsvpc", "host") else str(port.get("hostPort") or ""),
            str(port.get("hostPort") or ""),
            port.get("protocol", "tcp"),
        )
        for container in task.containers
        for port in container.items_of("portMappings")
    ]


def _number(port: Item) -> str:
    return str(port.get("containerPort") or port.get("containerPortRange") or "–")


def port_list(task: Task, _item: Item) -> dict[str, Any]:
    """The table of ports."""
    return {"ports": ports(task), "dynamic": DYNAMIC}
