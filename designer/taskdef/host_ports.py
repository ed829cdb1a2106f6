"""Ports of container instances that tasks cannot count on (data/reserved_ports.json)."""

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any, Final

from designer.taskdef import ports
from designer.taskdef.ports import Taken
from designer.taskdef.task import Task

BRIDGED: Final = ("bridge", "default")
"""Network modes that lead from ports of the host to ports of the containers."""


def bound(task: Task) -> Iterator[Taken]:
    """The ports of the host that the task asks for by number."""
    if task.network_mode in BRIDGED:
        yield from ports.host_ports(task)
    elif task.network_mode == "host":
        yield from (one for one in ports.container_ports(task) if one.at.endswith("containerPort"))


def is_reserved(taken: Taken, os_family: str) -> bool:
    """Whether the host needs the port itself; it reserves none for udp."""
    return taken.protocol == "tcp" and taken.ports.start in reserved(os_family)


@cache
def reserved(os_family: str) -> frozenset[int]:
    """The tcp ports that the agent reports as taken on "LINUX" or "WINDOWS"."""
    return frozenset(_table()["reserved"][os_family])


@cache
def handed_out(os_family: str) -> range:
    """The ports that a host gives to whoever asks for any."""
    first, last = _table()["handed_out"][os_family]
    return range(first, last + 1)


@cache
def _table() -> dict[str, Any]:
    packaged = resources.files("designer.taskdef") / "data" / "reserved_ports.json"
    table: dict[str, Any] = json.loads(packaged.read_text(encoding="utf-8"))
    return table
