"""How traffic reaches the containers: network modes, ports, and what a load balancer needs, as pictures."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts.drawing.fitted import fitted
from designer.drafts.fields import Words
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, WINDOWS, Item, Task

DYNAMIC: Final = "32768–65535"
"""Where a host port picked at start may lie: the agent's default and Linux's range both lie in it."""

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


@dataclass(frozen=True)
class Inbound:
    """One rule of a security group: what it lets in, from where."""

    group: str
    ports: str
    source: str


@dataclass(frozen=True)
class Way:
    """How a load balancer reaches the task in a network mode; `is_this` when it is the draft's own."""

    mode: str
    title: str
    words: str
    rules: list[Inbound]
    is_this: bool
    host_port: str


def modes(task: Task, _item: Item) -> dict[str, Any]:
    """The tiles of the network modes, and the names and ports in their pictures."""
    found = ports(task)
    names = [container.label for container in task.containers]
    first = found[0].container if found else next(iter(names), "app")
    return {
        "known": MODES,
        "modes": [Mode(name, words, _reason(task, name)) for name, words in MODES.items()],
        "unset": task.root.lacks("networkMode"),
        "default": task.network_mode,
        "port": fitted(next((port.number for port in found), "8080"), 11),
        "host_port": fitted(next((port.fixed for port in found), ""), 11),
        "is_example": not found,
        "first": fitted(first, 11),
        "second": fitted(next((name for name in names if name != first), ""), 11),
    }


def _reason(task: Task, mode: str) -> Words:
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


def ways(task: Task, _item: Item) -> dict[str, Any]:
    """How a load balancer reaches the draft, and beside it the mode it could have instead."""
    mode = task.network_mode or ""
    found = ports(task)
    if mode not in _WAYS or task.launch_types == {EXTERNAL}:
        return {"ways": [], "mode": mode, "is_external": task.launch_types == {EXTERNAL}}
    other = "awsvpc" if mode != "awsvpc" else "bridge" if EC2 in task.launch_types else ""
    beside = other == "bridge" or (other and not _reason(task, other))
    shown = [mode, other] if beside else [mode]
    main = next((port.container for port in found), next((one.label for one in task.containers), "app"))
    return {
        "ways": [_WAYS[one](found, one == mode) for one in shown],
        "port": fitted(next((port.number for port in found), "8080"), 11),
        "name": fitted(main, 8),
        "request": _request(mode, found),
    }


def _balanced(found: list[Port], *, at_host: bool) -> str:
    """The ports a load balancer sends to: 8080, 9090."""
    numbers = [(DYNAMIC if port.is_dynamic else port.host) if at_host else port.number for port in found]
    return ", ".join(dict.fromkeys(numbers)) or "8080"


def _awsvpc(found: list[Port], is_this: bool) -> Way:
    rules = [Inbound(_("task"), _balanced(found, at_host=False), _("load balancer")), _from_clients()]
    words = _(
        "The load balancer sends to each task’s own interface on the container port."
        " The target group has targets of type ip."
    )
    return Way("awsvpc", "awsvpc", words, rules, is_this, "")


def _bridge(found: list[Port], is_this: bool) -> Way:
    shown = found if is_this else []
    fixed = shown[0].host if shown else ""
    at_host = _balanced(shown, at_host=True) if shown else DYNAMIC
    rules = [Inbound(_("instances"), at_host, _("load balancer")), _from_clients()]
    title = _("bridge on EC2, fixed host port") if fixed else _("bridge on EC2, host port 0")
    words = (
        _("A fixed host port takes one task an instance. The target group has targets of type instance.")
        if fixed
        else _(
            "ECS takes a free port from the host’s dynamic range and registers it."
            " The target group has targets of type instance."
        )
    )
    return Way("bridge", title, words, rules, is_this, fixed)


def _host(found: list[Port], is_this: bool) -> Way:
    rules = [Inbound(_("instances"), _balanced(found, at_host=True), _("load balancer")), _from_clients()]
    words = _(
        "The load balancer sends to the container’s port at the instance: one task an instance."
        " The target group has targets of type instance."
    )
    return Way("host", "host", words, rules, is_this, next((port.host for port in found), "8080"))


def _from_clients() -> Inbound:
    return Inbound(_("load balancer"), "443", _("clients"))


_WAYS: Final = {"awsvpc": _awsvpc, "bridge": _bridge, "host": _host}


def _request(mode: str, found: list[Port]) -> str:
    """What to ask of the people who run the network; empty while there is no port."""
    if not found:
        return ""
    of_the_task = _("the security group of the task")
    of_the_hosts = _("the security group of the instances")
    return "\n".join(_sentences(of_the_task if mode == "awsvpc" else of_the_hosts, found))


def _sentences(group: str, found: list[Port]) -> Iterator[str]:
    for protocol in ("tcp", "udp"):
        numbers = [DYNAMIC if port.is_dynamic else port.host for port in found if port.protocol == protocol]
        if numbers:
            words = _(
                "Let %(group)s accept %(protocol)s %(ports)s from the security group of the load balancer."
            )
            both = ", ".join(dict.fromkeys(numbers))
            yield words % {"group": group, "protocol": protocol.upper(), "ports": both}
