"""Links between containers: "db", or "db:database" where the other is known by an alias.

Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, and for how
the agent reads them https://github.com/aws/amazon-ecs-agent (agent/api/task/task.go).
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from designer.taskdef import awsvpc
from designer.taskdef.items import Item
from designer.taskdef.task import Task

PATH: Final = "containerDefinitions[].links"
WITHOUT_EFFECT_IN: Final = ("host", "none")
"""Network modes that take links and do nothing about them; awsvpc does not take any."""


class Link(NamedTuple):
    """A link as written at `path`, and the container it belongs to."""

    container: Item
    path: str
    text: str

    @property
    def target(self) -> str:
        """The name of the container it leads to."""
        return self.text.partition(":")[0]

    @property
    def well_formed(self) -> bool:
        parts = self.text.split(":")
        return len(parts) <= 2 and all(part and part == part.strip() for part in parts)


def of(task: Task) -> Iterator[Link]:
    """All links of a task."""
    for container in task.containers:
        for path, text in container.values_of("links"):
            yield Link(container, path, text)


def useful(task: Task) -> Iterator[Link]:
    """All links, where the network mode has them or cannot be told. Elsewhere none matters."""
    useless = awsvpc.asked_for(task) or task.network_mode in WITHOUT_EFFECT_IN
    return iter(()) if useless else of(task)
