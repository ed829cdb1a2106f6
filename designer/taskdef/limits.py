"""How much ECS takes of a thing, and how much of it a task definition uses: for rules and meters alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from designer.taskdef.items import Item
from designer.taskdef.task import Task
from designer.taskdef.text import compact

BYTES: Final = 65_536
"""Of the task definition as it is sent. This and the next are service quotas of Amazon ECS:
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"""

CONTAINERS: Final = 10

TAGS: Final = 50
"""https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html"""

PORT_RANGES: Final = 100
"""Of one container: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html"""

NEAR: Final = 80
"""From so many percent on a limit is near."""

Kind = Literal["size", "containers", "port ranges", "tags"]


@dataclass(frozen=True)
class Use:
    """How much of one limit is used; `of` is the container whose limit it is, where each has its own."""

    kind: Kind
    used: int
    most: int
    of: Item | None = None

    @property
    def is_near(self) -> bool:
        """Little room is left, or none."""
        return NEAR * self.most <= 100 * self.used and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.used > self.most

    @property
    def left(self) -> int:
        return max(self.most - self.used, 0)

    @property
    def over(self) -> int:
        return max(self.used - self.most, 0)


@dataclass(frozen=True)
class Environment:
    """The environment variables of all containers: how many, and their bytes as they are sent."""

    entries: int
    bytes: int


def uses(task: Task) -> Iterator[Use]:
    """The use of each limit. Port ranges only where there are any: of the container that has the most."""
    yield size(task)
    yield Use("containers", len(task.containers), CONTAINERS)
    container = max(task.containers, key=lambda one: len(port_ranges(one)), default=None)
    if container is not None and port_ranges(container):
        yield Use("port ranges", len(port_ranges(container)), PORT_RANGES, container)
    yield Use("tags", len(task.root.items_of("tags")), TAGS)


def size(task: Task) -> Use:
    """In bytes, as they are sent."""
    return Use("size", len(task.sent), BYTES)


def port_ranges(container: Item) -> list[Item]:
    """The port mappings of a container that are ranges."""
    return [one for one in container.items_of("portMappings") if not one.lacks("containerPortRange")]


def environment(task: Task) -> Environment:
    """ECS sets no limit to their number; they count by their size."""
    entries = [entry.raw for entry in task.each("environment")]
    brackets_and_commas = 2 + max(len(entries) - 1, 0)
    return Environment(len(entries), _bytes(entries) - brackets_and_commas)


def largest(task: Task, most: int = 3) -> list[tuple[str, int]]:
    """(pointer, bytes) of what takes the most room: members of containers, and of the task itself."""
    members = [
        (owner.path(name), value)
        for owner in (task.root, *task.containers)
        for name, value in owner.raw.items()
        if not (owner is task.root and name == "containerDefinitions")
    ]
    task.measured = now = {id(value): _measured(task, value) for _at, value in members}
    sizes = [(at, now[id(value)][1]) for at, value in members]
    return sorted(sizes, key=lambda member: -member[1])[:most]


def _measured(task: Task, value: object) -> tuple[object, int]:
    """The value and its bytes. An edit leaves most values of a document where they are."""
    known = task.measured.get(id(value))
    return known if known is not None and known[0] is value else (value, _bytes(value))


def _bytes(value: object) -> int:
    return len(compact(value).encode(errors="surrogatepass"))
