"""How a load balancer reaches the task: pictures, the rules in words, as text to copy, and as snippets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from designer.drafts.drawing.fitted import fitted
from designer.drafts.traffic import DYNAMIC, reason
from designer.taskdef.balancing.cloudformation import cloudformation
from designer.taskdef.balancing.plan import Plan, plan
from designer.taskdef.balancing.terraform import terraform
from designer.taskdef.host_ports import BRIDGED
from designer.taskdef.items import Item
from designer.taskdef.task import EC2, EXTERNAL, Task


@dataclass(frozen=True)
class Inbound:
    """One rule of a security group: what it lets in, from where. `note` says what the ports are."""

    group: str
    ports: str
    source: str
    note: str = ""


@dataclass(frozen=True)
class Snippet:
    """A text to take away; `id` is its element's."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Way:
    """How a load balancer reaches the task in a network mode; `is_this` when it is the draft's own."""

    mode: str
    title: str
    words: str
    rules: list[Inbound]
    is_this: bool
    host_port: str


def ways(task: Task, _item: Item) -> dict[str, Any]:
    """How a load balancer reaches the draft, and beside it the mode it could have instead."""
    mode = "bridge" if task.network_mode in BRIDGED else task.network_mode or ""
    if mode not in _WAYS or task.launch_types == {EXTERNAL}:
        return {"ways": [], "mode": mode, "is_external": task.launch_types == {EXTERNAL}}
    other = "awsvpc" if mode != "awsvpc" else "bridge" if EC2 in task.launch_types else ""
    is_beside = other == "bridge" or (other and not reason(task, other))
    found = plan(task, mode)
    shown = [(mode, found)]
    if is_beside:
        shown.append((other, plan(task, other) if other == "awsvpc" else None))
    main = found.container if found else next((one.label for one in task.containers), "app")
    port = str(found.port) if found else "8080"
    return {
        "ways": [_WAYS[one](its, port, one == mode) for one, its in shown],
        "port": port,
        "name": fitted(main, 6),
        "request": "\n".join(_sentences(found)) if found else "",
        "snippets": _snippets(found) if found else [],
    }


def _snippets(found: Plan) -> list[Snippet]:
    return [
        Snippet("cloudformation", "CloudFormation", cloudformation(found)),
        Snippet("terraform", "Terraform", terraform(found)),
    ]


def _awsvpc(found: Plan | None, port: str, is_this: bool) -> Way:
    words = _(
        "The load balancer sends to each task’s own interface on the container port."
        " The target group has targets of type ip."
    )
    rules = [Inbound(_("task"), port, _("load balancer")), *_from_clients(found)]
    return Way("awsvpc", "awsvpc", words, rules, is_this, "")


def _bridge(found: Plan | None, _port: str, is_this: bool) -> Way:
    if found and not found.is_dynamic:
        fixed = str(found.opened[0])
        words = _(
            "A fixed host port takes one task an instance. The target group has targets of type instance."
        )
        rules = [Inbound(_("instances"), fixed, _("load balancer")), *_from_clients(found)]
        return Way("bridge", _("bridge on EC2, fixed host port"), words, rules, is_this, fixed)
    words = _(
        "ECS takes a free port from the host’s dynamic range and registers it."
        " The target group has targets of type instance."
    )
    dynamic = Inbound(_("instances"), DYNAMIC, _("load balancer"), _("dynamic host ports"))
    rules = [dynamic, *_from_clients(found)]
    return Way("bridge", _("bridge on EC2, host port 0"), words, rules, is_this, "")


def _host(found: Plan | None, port: str, is_this: bool) -> Way:
    words = _(
        "The load balancer sends to the container’s port at the instance: one task an instance."
        " The target group has targets of type instance."
    )
    rules = [Inbound(_("instances"), port, _("load balancer")), *_from_clients(found)]
    return Way("host", "host", words, rules, is_this, port)


def _from_clients(found: Plan | None) -> list[Inbound]:
    ports = _entrances(found) if found else "443, 80"
    return [Inbound(_("load balancer"), ports, _("clients"))]


def _entrances(found: Plan) -> str:
    return ", ".join(map(str, found.entrances))


_WAYS: Final = {"awsvpc": _awsvpc, "bridge": _bridge, "host": _host}


def _sentences(found: Plan) -> Iterator[str]:
    """What to ask of the people who run the network."""
    to_targets = (
        _("Let the security group of the task accept %(what)s from the security group of the load balancer.")
        if found.target_type == "ip"
        else _(
            "Let the security group of the instances accept %(what)s from the security group of the load"
            " balancer."
        )
    )
    dynamic = _("dynamic host ports")
    opened = f"{DYNAMIC} ({dynamic})" if found.is_dynamic else str(found.opened[0])
    for transport in found.let_in:
        yield to_targets % {"what": f"{transport.upper()} {opened}"}
    accepted = f"{found.transport.upper()} {_entrances(found)}"
    yield _("Let the security group of the load balancer accept %(what)s from clients.") % {"what": accepted}
    yield _("Target group: type %(type)s, health check %(check)s, protocol %(protocol)s, port %(port)s.") % {
        "type": found.target_type,
        "protocol": found.protocol,
        "port": found.port,
        "check": found.health_path if found.protocol == "HTTP" else "TCP",
    }
    if found.others:
        others = ", ".join(map(str, found.others))
        yield _("Other ports (%(ports)s) need a rule only if something outside of the task uses them.") % {
            "ports": others
        }
