"""How the containers share the task's CPU and memory, as bars."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts.fields import Words
from designer.taskdef.task import Item, Task


@dataclass(frozen=True)
class Share:
    """A container's part of a bar: `start` and `width` in thousandths of it."""

    name: str
    amount: int
    start: int
    width: int
    colour: int


@dataclass(frozen=True)
class Bar:
    """A resource of the task: what is reserved of the whole, and by whom. `total` 0: no task size."""

    label: Words
    unit: Words
    total: int
    used: int
    shares: list[Share]


def bars(task: Task, _item: Item) -> dict[str, Any]:
    """The bars of CPU (units) and memory (MiB), and for each container its colour and both amounts."""
    return {
        "bars": [
            _bar(task, task.cpu or 0, _cpu, _("Task CPU"), _("units")),
            _bar(task, task.memory or 0, _memory, _("Task memory"), "MiB"),
        ],
        "legend": [
            (container.get("name", "–"), _colour(number), _cpu(container), _memory(container))
            for number, container in enumerate(task.containers)
        ],
    }


def _cpu(container: Item) -> int:
    amount: int = container.get("cpu", 0)
    return max(amount, 0)


def _memory(container: Item) -> int:
    """The soft limit is what a container reserves; without one, the hard limit."""
    reserved: int = container.get("memoryReservation") or container.get("memory") or 0
    return max(reserved, 0)


def _colour(number: int) -> int:
    return number % 4 + 1


def _bar(task: Task, total: int, amount_of: Callable[[Item], int], label: Words, unit: Words) -> Bar:
    amounts = [amount_of(container) for container in task.containers]
    used = sum(amounts)
    whole = max(total, used, 1)
    found, start = [], 0
    for number, (container, amount) in enumerate(zip(task.containers, amounts, strict=True)):
        width = amount * 1000 // whole
        if amount:
            found.append(Share(container.get("name", "–"), amount, start, width, _colour(number)))
        start += width
    return Bar(label, unit, total, used, found)
