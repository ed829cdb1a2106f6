"""How the containers share the task's CPU and memory, as bars."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from designer.drafts import says
from designer.drafts.fields import Words
from designer.taskdef.items import Item
from designer.taskdef.task import Task

_GAP = 4
"""Thousandths of a bar between its parts."""


@dataclass(frozen=True)
class Share:
    """A container's part of a bar: `start` and `width` in thousandths of it."""

    name: str
    amount: int
    start: int
    width: int
    colour: int

    @property
    def words(self) -> str:
        return f"{self.name} {self.amount:,}"


@dataclass(frozen=True)
class Bar:
    """A resource of the task: what is reserved of the whole, and by whom. `total` 0: no task size."""

    label: Words
    unit: Words
    total: int
    used: int
    shares: tuple[Share, ...]

    @property
    def left(self) -> int:
        """What no container has reserved."""
        return max(self.total - self.used, 0)

    @property
    def is_over(self) -> bool:
        return 0 < self.total < self.used

    @property
    def says(self) -> str:
        """896 of 1,024 units reserved."""
        amounts = {"used": f"{self.used:,}", "total": f"{self.total:,}", "unit": self.unit}
        if not self.total:
            return _("%(used)s %(unit)s reserved") % amounts
        return _("%(used)s of %(total)s %(unit)s reserved") % amounts

    @property
    def drawn(self) -> SafeString:
        """Its rectangles: nothing in them but numbers."""
        return SafeString(
            "".join(
                f'<rect class="k{one.colour}" x="{one.start}" width="{one.width}" height="14"/>'
                for one in self.shares
            )
        )

    @property
    def described(self) -> str:
        """The bar for those who do not see it."""
        return f"{self.label}: {', '.join(share.words for share in self.shares)}"


@dataclass(frozen=True)
class Part:
    """What a container has of both, and the colour it has in the bars; 0 for what is left."""

    name: str
    colour: int
    cpu: int
    memory: int

    @property
    def words(self) -> str:
        """512 units · 1,024 MiB."""
        units = _("%(n)s units") % {"n": f"{self.cpu:,}"} if self.cpu else ""
        return " · ".join(part for part in (units, f"{self.memory:,} MiB" if self.memory else "") if part)


def bars(task: Task, _item: Item) -> dict[str, Any]:
    """The bars of CPU (units) and memory (MiB), and what each container has of them."""
    cpu = _bar(task, task.cpu or 0, _cpu, _("Task CPU"), _("units"))
    memory = _bar(task, task.memory or 0, _memory, _("Task memory"), "MiB")
    legend = [
        Part(says.name(container), colour_of(container), _cpu(container), _memory(container))
        for container in task.containers
    ]
    if cpu.left or memory.left:
        legend.append(Part(_("not reserved"), 0, cpu.left, memory.left))
    return {"bars": (cpu, memory), "legend": tuple(legend)}


def _cpu(container: Item) -> int:
    amount: int = container.get("cpu", 0)
    return max(amount, 0)


def _memory(container: Item) -> int:
    """The soft limit is what a container reserves; without one, the hard limit."""
    reserved: int = container.get("memoryReservation") or container.get("memory") or 0
    return max(reserved, 0)


def colour_of(container: Item) -> int:
    """A container keeps the colour of its place: 1 to 4."""
    return (container.number - 1) % 4 + 1


def _bar(task: Task, total: int, amount_of: Callable[[Item], int], label: Words, unit: Words) -> Bar:
    amounts = [amount_of(container) for container in task.containers]
    used = sum(amounts)
    whole = max(total, used, 1)
    found, start = [], 0
    for container, amount in zip(task.containers, amounts, strict=True):
        width = amount * 1000 // whole
        if amount:
            drawn = max(width - _GAP, 1)
            found.append(Share(says.name(container), amount, start, drawn, colour_of(container)))
        start += width
    if found and used >= total:
        found[-1] = replace(found[-1], width=1000 - found[-1].start)
    return Bar(label, unit, total, used, tuple(found))
