"""A picture of the task: containers in the order they start, volumes beside them, roles, secrets and logs."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts import says
from designer.drafts.mounts import type_words
from designer.drafts.pictures import fitted
from designer.drafts.shares import colour_of
from designer.taskdef.task import Item, Task

_BOX: Final = (158, 66)
_VOLUME: Final = (112, 44)
_BESIDE: Final = (184, 52)
_APART: Final = (86, 24)  # between columns, between boxes
_MARGIN: Final = 20
_HEAD: Final = 44
MOST: Final = 10
"""Containers and volumes drawn: as many as ECS takes, and more than anyone can tell apart."""


@dataclass(frozen=True)
class Box:
    """A rectangle and the lines in it; `colour` is a container's own, 0 for anything else."""

    x: int
    y: int
    width: int
    height: int
    title: str
    lines: tuple[str, ...]
    colour: int = 0

    @property
    def entry(self) -> tuple[int, int]:
        return self.x - 2, self.y + self.height // 2

    @property
    def exit(self) -> tuple[int, int]:
        return self.x + self.width, self.y + self.height // 2


@dataclass(frozen=True)
class Arrow:
    """From one box to another: a mount, or what has to be reached first, with the condition."""

    start: tuple[int, int]
    end: tuple[int, int]
    is_order: bool
    label: str = ""

    @property
    def label_x(self) -> int:
        return self.start[0] + 8

    @property
    def label_y(self) -> int:
        return self.start[1] - 6

    @property
    def path(self) -> str:
        (x1, y1), (x2, y2) = self.start, self.end
        bend = max(abs(x2 - x1) // 2, 30)
        return f"M{x1} {y1} C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


@dataclass(frozen=True)
class Diagram:
    """Everything drawn, in units of the picture's own."""

    width: int
    height: int
    task_width: int
    boxes: list[Box]
    arrows: list[Arrow]

    @property
    def task_height(self) -> int:
        return self.height - 16


def diagram(task: Task) -> Diagram:
    """The picture of a task, also of one with circles in its order or with nothing in it."""
    columns = _columns(task)
    height = max(_tall(_BOX, len(column)) for column in columns) if columns else 0
    height = max(height, _tall(_VOLUME, len(_drawn(task.volumes))), 120)
    boxes = _containers(columns, height)
    right = 8 + _MARGIN + len(columns) * (_BOX[0] + _APART[0]) - (0 if task.volumes else _APART[0])
    volumes = _volumes(task, right, height)
    right = right + _VOLUME[0] if volumes else right
    beside = _beside(task, right + _MARGIN + 26)
    arrows = [*_order(task, boxes), *_mounts(task, boxes, volumes)]
    everything = [*boxes.values(), *volumes.values(), *beside]
    return Diagram(
        right + _MARGIN + 26 + _BESIDE[0] + 8,
        max(height + _HEAD + _MARGIN, _tall(_BESIDE, len(beside)) + 16),
        right + _MARGIN - 8,
        everything,
        arrows,
    )


def _tall(size: tuple[int, int], number: int) -> int:
    return number * size[1] + max(number - 1, 0) * _APART[1]


def _drawn(items: list[Item]) -> list[Item]:
    return items[:MOST]


def _columns(task: Task) -> list[list[Item]]:
    """The containers by how many others have to start first, one after the other."""
    drawn = _drawn(task.containers)
    named = {container.get("name", ""): container for container in drawn}
    depths: dict[str, int] = {}
    for container in drawn:
        _depth(container, named, depths)
    columns: dict[int, list[Item]] = {}
    for container in drawn:
        columns.setdefault(depths[container.at], []).append(container)
    return [columns[depth] for depth in sorted(columns)]


def _depth(container: Item, named: dict[str, Item], depths: dict[str, int]) -> int:
    """A container met again on the way to itself counts as one that waits for nothing."""
    if container.at not in depths:
        depths[container.at] = 0
        before = [named[name] for name, _condition in _waits_for(container) if name in named]
        depths[container.at] = 1 + max((_depth(one, named, depths) for one in before), default=-1)
    return depths[container.at]


def _waits_for(container: Item) -> list[tuple[str, str]]:
    """(name, condition) of what has to be reached first."""
    return [
        (one.get("containerName", ""), one.get("condition", "")) for one in container.items_of("dependsOn")
    ]


def _containers(columns: list[list[Item]], height: int) -> dict[str, Box]:
    boxes = {}
    for place, column in enumerate(columns):
        top = _HEAD + (height - _tall(_BOX, len(column))) // 2
        for row, container in enumerate(column):
            x = 8 + _MARGIN + place * (_BOX[0] + _APART[0])
            boxes[container.at] = _container(container, x, top + row * (_BOX[1] + _APART[1]))
    return boxes


def _container(container: Item, x: int, y: int) -> Box:
    ports = says.port_numbers(container)
    parts = [
        _("not essential") if container.raw.get("essential") is False else _("essential"),
        f":{ports}" if ports else "",
    ]
    size = [
        _("%(n)s units") % {"n": container["cpu"]} if container.get("cpu") else "",
        says.memory(container),
    ]
    lines = (" · ".join(part for part in both if part) for both in (parts, size))
    title = fitted(container.label, 18)
    return Box(x, y, *_BOX, title, tuple(fitted(line, 24) for line in lines), colour_of(container))


def _volumes(task: Task, x: int, height: int) -> dict[str, Box]:
    drawn = _drawn(task.volumes)
    top = _HEAD + (height - _tall(_VOLUME, len(drawn))) // 2
    boxes = {}
    for row, volume in enumerate(drawn):
        y = top + row * (_VOLUME[1] + _APART[1])
        kind = fitted(str(type_words(task, volume)), 16)
        boxes[volume.at] = Box(x, y, *_VOLUME, fitted(volume.label, 13), (kind,))
    return boxes


def _order(task: Task, boxes: dict[str, Box]) -> list[Arrow]:
    named = {container.get("name", ""): container.at for container in _drawn(task.containers)}
    return [
        Arrow(boxes[named[name]].exit, boxes[container.at].entry, True, condition)
        for container in _drawn(task.containers)
        for name, condition in _waits_for(container)
        if name in named
    ]


def _mounts(task: Task, boxes: dict[str, Box], volumes: dict[str, Box]) -> list[Arrow]:
    named = {volume.get("name", ""): volume.at for volume in _drawn(task.volumes)}
    return [
        Arrow(boxes[container.at].exit, volumes[named[mount["sourceVolume"]]].entry, False)
        for container in _drawn(task.containers)
        for mount in container.items_of("mountPoints")
        if mount.get("sourceVolume") in named
    ]


def _beside(task: Task, x: int) -> list[Box]:
    """What the task uses outside of itself, one box below the other."""
    told = [*_secrets(task), *_roles(task), *_logs(task)]
    return [
        Box(x, 8 + row * (_BESIDE[1] + _APART[1] // 2), *_BESIDE, fitted(title, 22), (fitted(words, 28),))
        for row, (title, words) in enumerate(told)
    ]


def _secrets(task: Task) -> list[tuple[str, str]]:
    names = [secret.get("name", "–") for secret in task.each("secrets")]
    count = ngettext("%(n)d secret", "%(n)d secrets", len(names)) % {"n": len(names)}
    return [(count, ", ".join(names))] if names else []


def _roles(task: Task) -> list[tuple[str, str]]:
    roles = ((_("Task role"), "taskRoleArn"), (_("Task execution role"), "executionRoleArn"))
    return [(title, says.role(task, member)) for title, member in roles if task.root.get(member)]


def _logs(task: Task) -> list[tuple[str, str]]:
    """Where logs go, each place once, with the containers that write there."""
    found: dict[str, list[str]] = {}
    for container in _drawn(task.containers):
        if container.item("logConfiguration").get("logDriver"):
            found.setdefault(says.logging(task, container), []).append(container.label)
    return [(_("Logs: %(where)s") % {"where": where}, ", ".join(names)) for where, names in found.items()]
