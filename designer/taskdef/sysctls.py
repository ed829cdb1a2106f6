"""Kernel parameters that a container may set, by the namespace they belong to (data/sysctls.json)."""

import json
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

UNPRIVILEGED_PORTS: Final = "net.ipv4.ip_unprivileged_port_start"
"""The lowest port that a process may listen on without being root."""


class _Known(NamedTuple):
    network_prefix: str
    ipc_prefix: str
    ipc: frozenset[str]


def of_network(name: str) -> bool:
    """Whether the parameter belongs to the network namespace."""
    prefix = _known().network_prefix
    return name.startswith(prefix) and name != prefix


def of_ipc(name: str) -> bool:
    """Whether the parameter belongs to the IPC namespace."""
    known = _known()
    return name in known.ipc or (name.startswith(known.ipc_prefix) and name != known.ipc_prefix)


def ipc_names() -> list[str]:
    """The names of the IPC parameters that have one each."""
    return sorted(_known().ipc)


@cache
def _known() -> _Known:
    packaged = resources.files("designer.taskdef") / "data" / "sysctls.json"
    found = json.loads(packaged.read_text(encoding="utf-8"))
    return _Known(found["network_prefix"], found["ipc_prefix"], frozenset(found["ipc"]))
