"""What a load balancer needs to reach one port of a task: a target group, and rules of security groups.

Sources: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/alb.html (target types),
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html (dynamic host ports),
https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
and .../network/target-group-health-checks.html (UDP is checked by another protocol).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from designer.taskdef import ports
from designer.taskdef.host_ports import BRIDGED
from designer.taskdef.items import Item
from designer.taskdef.task import EXTERNAL, Task

DYNAMIC: Final = range(32_768, 65_536)
"""Where a host port picked at start may lie: the agent's default 49153–65535 and Linux's range
32768–60999 both lie in it."""
HTTPS: Final = 443
HTTP: Final = 80

_VERSIONS: Final = {"http2": "HTTP2", "grpc": "GRPC"}
_GRPC_PATH: Final = "/AWS.ALB/healthcheck"
_CHECKED: Final = re.compile(
    r"https?://(?:localhost|127\.0\.0\.1|\[::1\])(?::([0-9]{1,5}))?(/[A-Za-z0-9._~/-]*)?(?![\w:?&=%#])",
    re.ASCII,
)


@dataclass(frozen=True)
class Plan:
    """One port of a container behind a load balancer.

    `opened` are the ports that the group of the task (target type ip) or of the instances has to accept
    from the load balancer. `others` are ports of the task that it does not send to.
    """

    container: str
    port: int
    protocol: Literal["HTTP", "UDP"]
    version: str
    target_type: Literal["ip", "instance"]
    opened: range
    health_path: str
    others: tuple[int, ...]

    @property
    def is_dynamic(self) -> bool:
        return self.opened == DYNAMIC

    @property
    def transport(self) -> Literal["tcp", "udp"]:
        """What security groups call the protocol."""
        return "udp" if self.protocol == "UDP" else "tcp"

    @property
    def let_in(self) -> tuple[Literal["tcp", "udp"], ...]:
        """What the targets take from the load balancer: UDP, and TCP for the health check of it."""
        return ("udp", "tcp") if self.protocol == "UDP" else ("tcp",)

    @property
    def entrances(self) -> tuple[int, ...]:
        """The ports at which the load balancer itself takes traffic."""
        return (self.port,) if self.protocol == "UDP" else (HTTPS, HTTP)


def plan(task: Task, mode: str) -> Plan | None:
    """How a load balancer would reach the task in a network mode.

    None where there is no way: on External, without a network, without a port of its own.
    """
    if mode not in (*BRIDGED, "awsvpc", "host") or task.launch_types == {EXTERNAL}:
        return None
    known = list(_mappings(task))
    if not known:
        return None
    container, mapping = min(known, key=_rank)
    port, protocol = mapping["containerPort"], ports.protocol(mapping)
    others = {one["containerPort"]: None for _container, one in known if one is not mapping}
    others.pop(port, None)
    return Plan(
        container.label,
        port,
        "UDP" if protocol == "udp" else "HTTP",
        _VERSIONS.get(mapping.get("appProtocol", ""), "HTTP1"),
        "ip" if mode == "awsvpc" else "instance",
        _opened(mapping, mode),
        _health_path(container, mapping),
        tuple(others),
    )


def _mappings(task: Task) -> Iterator[tuple[Item, Item]]:
    """The mappings of one port; a load balancer sends to no range of ports."""
    for container in task.containers:
        for mapping in container.items_of("portMappings"):
            is_single = mapping.get("containerPort") in ports.PORTS and mapping.lacks("containerPortRange")
            if is_single and ports.protocol(mapping) is not None:
                yield container, mapping


def _rank(known: tuple[Item, Item]) -> int:
    """What says that it speaks HTTP comes first, then TCP, then UDP."""
    _container, mapping = known
    if ports.protocol(mapping) == "udp":
        return 2
    return 0 if mapping.get("appProtocol") else 1


def _opened(mapping: Item, mode: str) -> range:
    port: int = mapping["containerPort"]
    if mode in BRIDGED:
        if mapping.get("hostPort") not in ports.PORTS:
            return DYNAMIC
        port = mapping["hostPort"]
    return range(port, port + 1)


def _health_path(container: Item, mapping: Item) -> str:
    """The path that the container's own health check asks for at this port, or the usual one."""
    if mapping.get("appProtocol") == "grpc":
        return _GRPC_PATH
    for _at, word in container.item("healthCheck").values_of("command"):
        for found in _CHECKED.finditer(word):
            if int(found[1] or HTTP) == mapping["containerPort"]:
                return found[2] or "/"
    return "/"
