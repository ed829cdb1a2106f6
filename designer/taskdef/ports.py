"""Port mappings as numbers: which ports they take, of which protocol, for which container."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found
from designer.taskdef.task import Task

PORTS: Final = range(1, 65_536)

_RANGE: Final = re.compile(r"([0-9]{1,5})-([0-9]{1,5})\Z", re.ASCII)


class Taken(NamedTuple):
    """Ports that a mapping takes: where it says so (a pointer), and the container's name or number."""

    ports: range
    protocol: str
    at: str
    container: str


def parse_range(text: str) -> range | None:
    """The ports of "8000-8100"; None unless both ends are ports and the first is the lower one."""
    found = _RANGE.match(text)
    if not found:
        return None
    first, last = int(found[1]), int(found[2])
    return range(first, last + 1) if PORTS[0] <= first < last <= PORTS[-1] else None


def container_ports(task: Task) -> Iterator[Taken]:
    """The ports inside the containers. A mapping with both a port and a range is left out."""
    return _taken(task, _container_port)


def host_ports(task: Task) -> Iterator[Taken]:
    """The fixed ports on the host; 0 leaves the choice to the host."""
    return _taken(task, _host_port)


def mismatches(task: Task) -> Found:
    """Where the host port is not the container port: `host_port` and `container_port`."""
    for mapping in task.each("portMappings"):
        host_port, container_port = mapping.get("hostPort"), mapping.get("containerPort")
        if container_port in PORTS and host_port not in (None, container_port):
            yield mapping.path("hostPort"), {"host_port": host_port, "container_port": container_port}


def match_container_port(editor: Editor, finding: Finding) -> None:
    """Mend what `mismatches` finds: the host port becomes the container port, unless another has that."""
    task = Task(editor.document)
    mapping = next(one for one in task.each("portMappings") if one.path("hostPort") == finding.path)
    port, used = mapping["containerPort"], protocol(mapping)
    others = [one for one in host_ports(task) if one.at != finding.path and one.protocol == used]
    if not any(port in one.ports for one in others):
        editor.put(finding.path, port)


def may_clash(task: Task) -> bool:
    """Whether a port inside the containers can be taken twice: few tasks have ranges, or a port again."""
    mappings = task.each("portMappings")
    ports = {mapping.get("containerPort") for mapping in mappings}
    return len(ports) < len(mappings) or any("containerPortRange" in mapping for mapping in mappings)


def clashes(all_taken: Iterable[Taken]) -> Found:
    """Where a port is taken again: `ports` and `protocol`, and the `container` that has it already."""
    in_order = sorted(enumerate(all_taken), key=lambda one: (one[1].protocol, one[1].ports.start))
    highest: tuple[int, Taken] | None = None
    for one in in_order:
        if highest is None or not _overlap(highest[1], one[1]):
            highest = one
            continue
        (_, first), (_, second) = sorted((highest, one))
        shared = range(one[1].ports.start, min(highest[1].ports.stop, one[1].ports.stop))
        values = {"ports": _shown(shared), "protocol": one[1].protocol, "container": first.container}
        yield second.at, values
        highest = max(highest, one, key=lambda each: each[1].ports.stop)


def of_both_protocols(task: Task) -> Iterator[tuple[Taken, int]]:
    """Each mapping for udp of which a container has a port for tcp, too, and such a port."""
    for container in task.containers:
        if all(mapping.get("protocol") != "udp" for mapping in container.items_of("portMappings")):
            continue
        taken = list(_taken_by(container, _container_port))
        tcp = sorted((one.ports for one in taken if one.protocol == "tcp"), key=lambda ports: ports.start)
        furthest = list(accumulate(tcp, _longer))
        for one in (one for one in taken if one.protocol == "udp"):
            below = bisect_left(tcp, one.ports.stop, key=lambda ports: ports.start)
            if below and furthest[below - 1].stop > one.ports.start:
                yield one, max(one.ports.start, furthest[below - 1].start)


def free(task: Task, ports: range, protocol: str | None) -> bool:
    """Whether no container takes any of the ports for the protocol."""
    return not any(
        one.protocol == protocol and one.ports.start < ports.stop and ports.start < one.ports.stop
        for one in container_ports(task)
    )


def _overlap(lower: Taken, higher: Taken) -> bool:
    return lower.protocol == higher.protocol and higher.ports.start < lower.ports.stop


def _longer(one: range, other: range) -> range:
    return max(one, other, key=lambda ports: ports.stop)


def _shown(ports: range) -> str:
    return str(ports[0]) if len(ports) == 1 else f"{ports[0]}-{ports[-1]}"


_PortsOf = Callable[[Item], tuple[str, range | None]]


def _taken(task: Task, ports_of: _PortsOf) -> Iterator[Taken]:
    for container in task.containers:
        yield from _taken_by(container, ports_of)


def _taken_by(container: Item, ports_of: _PortsOf) -> Iterator[Taken]:
    for mapping in container.items_of("portMappings"):
        member, ports = ports_of(mapping)
        used = protocol(mapping)
        if ports is not None and used is not None:
            yield Taken(ports, used, mapping.path(member), container.label)


def _container_port(mapping: Item) -> tuple[str, range | None]:
    if mapping.lacks("containerPortRange"):
        return "containerPort", _single(mapping.get("containerPort"))
    alone = mapping.lacks("containerPort")
    return "containerPortRange", parse_range(mapping.get("containerPortRange", "")) if alone else None


def _host_port(mapping: Item) -> tuple[str, range | None]:
    return "hostPort", _single(mapping.get("hostPort")) if mapping.lacks("containerPortRange") else None


def _single(port: int | None) -> range | None:
    return range(port, port + 1) if port is not None and port in PORTS else None


def protocol(mapping: Item) -> str | None:
    """The service takes whatever is not udp for tcp; None where it cannot be told."""
    if mapping.lacks("protocol"):
        return "tcp"
    written = mapping.get("protocol")
    return None if written is None else "udp" if written == "udp" else "tcp"
