"""The picture of a task: clients, containers in the order they start, volumes, and what it uses beside it."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _

from designer.drafts import says
from designer.drafts.drawing.beside import beside
from designer.drafts.drawing.boxes import Arrow, Box, Drawing
from designer.drafts.drawing.columns import columns, drawn, waits_for
from designer.drafts.drawing.fitted import fitted, shortened
from designer.drafts.drawing.lines import around, bent, lane
from designer.drafts.shares import colour_of
from designer.drafts.traffic import ports
from designer.drafts.volume_types import type_words
from designer.taskdef.items import Item
from designer.taskdef.task import Task
from designer.taskdef.waiting import awaited

_BOX: Final = (154, 66)
_VOLUME: Final = (108, 44)
_APART: Final = (80, 20)  # between columns, between boxes
_MARGIN: Final = 22
_HEAD: Final = 58  # the frame's two lines of words
_LANE: Final = 18
_CLIENTS: Final = 80
_LEAST: Final = 300  # the frame's width: its words have to fit
_LETTER: Final = 7


class Layout:
    """Where everything stands: from the left clients, the columns of containers, volumes, what is beside."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.columns = columns(task)
        self.shown = drawn(task.containers)
        self.named = {container.get("name", ""): container.at for container in self.shown}
        self.reached = self._reached()
        self.left = _CLIENTS + 32 if self.reached else 8
        self.top = 8 + _HEAD + _LANE * len(self.reached)
        self.tall = max([_tall(_BOX, len(column)) for column in self.columns] or [0])
        self.tall = max(self.tall, _tall(_VOLUME, len(drawn(task.volumes))), _BOX[1])
        self.containers = dict(self._containers())
        self.volumes = dict(self._volumes())
        self.right = self._right()
        self.bottom = self.top + self.tall + _MARGIN

    @property
    def drawing(self) -> Drawing:
        outside, routes = beside(self.task, self.containers, self.right, self.bottom)
        boxes = [*self._clients(), *self.containers.values(), *self.volumes.values(), *outside]
        arrows = [*self._traffic(), *self._order(), *self._mounts(), *routes]
        frame = (self.left, 8, self.right - self.left, self.bottom - 8)
        title, facts = self._words()
        return Drawing(
            max(box.right for box in boxes) + 8 if outside else self.right + 8,
            max([self.bottom, *(box.y + box.height for box in boxes)]) + 8,
            frame,
            title,
            facts,
            boxes,
            arrows,
        )

    def _words(self) -> tuple[str, str]:
        """Whose task it is, and what there is to say about all of it, in the width there is."""
        room = (self.right - self.left - 2 * _MARGIN) // _LETTER
        title = _("Task %(family)s") % {"family": self.task.root.get("family", "")}
        return fitted(title.strip(), room), fitted(" · ".join(says.task(self.task)), room + 3)

    def _reached(self) -> list[tuple[Item, str]]:
        """The containers that take traffic, and at which ports."""
        found: dict[int, list[str]] = {}
        if self.task.network_mode == "none":
            return []
        for port in ports(self.task):
            number = f":{port.number}"
            if self.task.network_mode not in ("awsvpc", "host"):
                number = f":{port.host or '*'} → {number}"
            found.setdefault(port.position, []).append(number)
        return [(one, ", ".join(found[one.number - 1])) for one in self.shown if one.number - 1 in found]

    def _containers(self) -> Iterator[tuple[str, Box]]:
        for place, column in enumerate(self.columns):
            x = self.left + _MARGIN + 10 + place * (_BOX[0] + _APART[0])
            for row, container in enumerate(column):
                y = self.top + (self.tall - _tall(_BOX, len(column))) // 2 + row * (_BOX[1] + _APART[1])
                yield container.at, self._container(container, x, y)

    def _container(self, container: Item, x: int, y: int) -> Box:
        kinds = self._kinds(container)
        size = (says.units(container), says.memory(container))
        lines = tuple(" · ".join(part for part in parts if part) for parts in (kinds, size))
        cut = tuple(fitted(line, 25) for line in lines)
        full = "\n".join((container.label, *lines))
        return Box(x, y, *_BOX, shortened(container.label, 17), cut, (colour_of(container),), full)

    def _kinds(self, container: Item) -> Iterator[str]:
        yield _("not essential") if container.raw.get("essential") is False else _("essential")
        if "firelensConfiguration" in container:
            yield "FireLens"
        if container.get("name") in awaited(self.task, "COMPLETE", "SUCCESS"):
            yield _("runs once")
        elif "healthCheck" in container:
            yield _("health check")

    def _volumes(self) -> Iterator[tuple[str, Box]]:
        shown = drawn(self.task.volumes)
        x = self.left + _MARGIN + 10 + len(self.columns) * (_BOX[0] + _APART[0])
        top = self.top + (self.tall - _tall(_VOLUME, len(shown))) // 2
        for row, volume in enumerate(shown):
            kind = str(type_words(self.task, volume))
            place = (x, top + row * (_VOLUME[1] + _APART[1]))
            full = f"{volume.label}\n{kind}"
            yield (
                volume.at,
                Box(*place, *_VOLUME, shortened(volume.label, 12), (fitted(kind, 15),), full=full),
            )

    def _right(self) -> int:
        boxes = [*self.containers.values(), *self.volumes.values()]
        return max([self.left + _LEAST, *(box.right + _MARGIN for box in boxes)])

    def _clients(self) -> Iterator[Box]:
        if self.reached:
            y = self.top - _LANE * len(self.reached) - 16
            height = _LANE * len(self.reached) + 20
            yield Box(8, y, _CLIENTS, max(height, 38), _("Clients"), (), is_accented=True)

    def _traffic(self) -> Iterator[Arrow]:
        for number, (container, label) in enumerate(self.reached):
            y = self.top - _LANE * (len(self.reached) - number) + 2
            yield lane((8 + _CLIENTS, y), self.containers[container.at], fitted(label, 34))

    def _order(self) -> Iterator[Arrow]:
        for container in self.shown:
            for name, condition in waits_for(container):
                if name in self.named:
                    before, then = self.containers[self.named[name]], self.containers[container.at]
                    draw = bent if before.right < then.x else around
                    yield draw(before, then, "order", condition)

    def _mounts(self) -> Iterator[Arrow]:
        named = {volume.get("name", ""): volume.at for volume in drawn(self.task.volumes)}
        for container in self.shown:
            mounted = (mount.get("sourceVolume", "") for mount in container.items_of("mountPoints"))
            for name in dict.fromkeys(mounted):
                if name in named:
                    yield bent(self.containers[container.at], self.volumes[named[name]], "data")


def drawing(task: Task) -> Drawing:
    """The picture of any task, also of one with circles in its order or with nothing in it."""
    return Layout(task).drawing


def _tall(size: tuple[int, int], number: int) -> int:
    return number * size[1] + max(number - 1, 0) * _APART[1]
