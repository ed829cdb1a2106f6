"""A container that looks for another one on localhost, where it is alone."""

import re
from collections.abc import Iterator
from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.ports import PORTS, parse_range
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task

_LOCAL: Final = re.compile(r"(?<![\w.-])(?P<host>localhost|127\.0\.0\.1):(?P<port>[0-9]{1,5})(?![0-9])")


@rule(
    title=_("localhost is not the other container"),
    level="runtime",
    message=_("In network mode {mode} {address} is the container itself; port {port} is one of “{other}”."),
    fix=_("Link the other container and use its name as the host, or use the network mode awsvpc."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-networkMode",
    paths=("containerDefinitions[].environment[].value",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("aws/amazon-ecs-agent issues 1166 and 1436",),
    only_with=("containerDefinitions[].environment[].value",),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"environment": [{"name": "CACHE", "value": "redis://cache:6379/0"}], "links": ["cache"]},
            {"name": "cache", "portMappings": [{"containerPort": 6379}]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"environment": [{"name": "CACHE", "value": "redis://localhost:6379/0"}]},
            {"name": "cache", "portMappings": [{"containerPort": 6379}]},
        ],
    },
)
def check(task: Task) -> Found:
    if task.network_mode not in ("bridge", "default") or len(task.containers) < 2:
        return
    local = list(_local_addresses(task))
    ports = {container.at: _ports(container) for container in task.containers if local}
    for container, path, addresses in local:
        for address in addresses:
            other = _listening(task, container, int(address["port"]), ports)
            if other is not None:
                values = {"address": address[0], "port": address["port"], "other": other.label}
                yield path, {"mode": task.network_mode, **values}
                break


def _local_addresses(task: Task) -> Iterator[tuple[Item, str, list[re.Match[str]]]]:
    for container in task.containers:
        for variable in container.items_of("environment"):
            addresses = list(_LOCAL.finditer(variable.get("value", "")))
            if addresses:
                yield container, variable.path("value"), addresses


def _listening(task: Task, container: Item, port: int, ports: dict[str, int]) -> Item | None:
    """The other container that has this port, when the container itself has not."""
    if ports[container.at] >> port & 1:
        return None
    return next((one for one in task.containers if ports[one.at] >> port & 1), None)


def _ports(container: Item) -> int:
    """The mapped container ports as bits: a thousand ranges of a thousand ports stay one number."""
    bits = 0
    for mapping in container.items_of("portMappings"):
        port, ports = mapping.get("containerPort"), parse_range(mapping.get("containerPortRange", ""))
        if port is not None and port in PORTS:
            bits |= 1 << port
        if ports is not None:
            bits |= (1 << ports.stop) - (1 << ports.start)
    return bits
