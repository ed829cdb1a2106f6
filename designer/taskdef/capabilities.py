"""Linux capabilities: which there are, and which of them matter where (data/capabilities.json)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from designer.taskdef.items import Item
from designer.taskdef.task import Task

ADD: Final = "containerDefinitions[].linuxParameters.capabilities.add"
DROP: Final = "containerDefinitions[].linuxParameters.capabilities.drop"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """Names as the API has them: `known` are all, `far_reaching` those that reach beyond the container."""

    known: frozenset[str]
    added_on_fargate: frozenset[str]
    far_reaching: frozenset[str]


@cache
def capabilities() -> Capabilities:
    """Sources: those named in data/capabilities.json."""
    packaged = resources.files("designer.taskdef") / "data" / "capabilities.json"
    lists = json.loads(packaged.read_text(encoding="utf-8"))
    return Capabilities(
        known=frozenset(lists["capabilities"]),
        added_on_fargate=frozenset(lists["added_on_fargate"]),
        far_reaching=frozenset(lists["far_reaching"]),
    )


def written(task: Task) -> Iterator[tuple[Item, Item]]:
    """Each container that says something of capabilities, and what it says: `add` and `drop`."""
    for container, parameters in task.having("linuxParameters"):
        said: Item | None = parameters.get("capabilities")
        if said is not None:
            yield container, said
