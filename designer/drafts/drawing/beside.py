"""What a task uses outside of itself: secrets by name, roles, and where its logs go."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from designer.drafts import says
from designer.drafts.drawing.boxes import Arrow, Box
from designer.drafts.drawing.fitted import fitted
from designer.drafts.drawing.lines import across, below, into
from designer.drafts.shares import colour_of
from designer.taskdef.items import Item
from designer.taskdef.log_routes import Route, routes
from designer.taskdef.task import Task

_SIZE: Final = (182, 52)
_TALLER: Final = 16  # a second line
_GAP: Final = 34
_APART: Final = 12
_COLUMNS: Final = 27
_CAPITALS: Final = 21  # secrets are mostly called in capitals


def beside(task: Task, containers: dict[str, Box], right: int, bottom: int) -> tuple[list[Box], list[Arrow]]:
    """The boxes beside the task, whose frame ends at `right` and `bottom`, and the lines between both."""
    column = _Column(right + _GAP)
    for title, names, users in _secrets(task):
        box = column.add(title, _wrapped(names), users, ", ".join(names))
        column.arrows.append(into((right, bottom), box))
    for title, member in ((_("Task role"), "taskRoleArn"), (_("Task execution role"), "executionRoleArn")):
        if task.root.get(member):
            name = says.role(task, member)
            column.add(title, [fitted(name, _COLUMNS)], (), task.root[member])
    for to, found in _by_destination(task).items():
        box = column.add(*_destination(to, found))
        router = found[0].router
        drawn = containers.get(router.at) if router else None
        column.arrows.append(
            below(drawn, bottom - 10, right + 12, box) if drawn else across((right, bottom), box)
        )
    return column.boxes, column.arrows


class _Column:
    """Boxes, each below the one before."""

    def __init__(self, x: int) -> None:
        self.x = x
        self.y = 8
        self.boxes: list[Box] = []
        self.arrows: list[Arrow] = []

    def add(self, title: str, lines: list[str], users: Iterable[Item], full: str) -> Box:
        colours = tuple(dict.fromkeys(colour_of(one) for one in users))
        height = _SIZE[1] + _TALLER * (len(lines) - 1)
        text = f"{title}\n{full}" if full else title
        box = Box(self.x, self.y, _SIZE[0], height, fitted(title, 21), tuple(lines), colours, text)
        self.y += height + _APART
        self.boxes.append(box)
        return box


def _secrets(task: Task) -> Iterator[tuple[str, list[str], list[Item]]]:
    names = [secret.get("name", "–") for secret in task.each("secrets")]
    if names:
        title = ngettext("%(n)d secret", "%(n)d secrets", len(names)) % {"n": len(names)}
        yield title, names, [one for one in task.containers if one.items_of("secrets")]


def _wrapped(names: list[str]) -> list[str]:
    """The names in two lines at most."""
    first: list[str] = []
    for name in names:
        if first and len(", ".join([*first, name])) > _CAPITALS:
            break
        first.append(name)
    rest = ", ".join(names[len(first) :])
    return [fitted(line, _CAPITALS) for line in (", ".join(first), rest) if line]


def _by_destination(task: Task) -> dict[tuple[str, str, str], list[Route]]:
    found: dict[tuple[str, str, str], list[Route]] = {}
    for route in routes(task):
        key = (route.router.label if route.router else "", route.service, route.place)
        found.setdefault(key, []).append(route)
    return found


def _destination(to: tuple[str, str, str], found: list[Route]) -> tuple[str, list[str], list[Item], str]:
    router, service, place = to
    where = service or _("as %(router)s is set up") % {"router": router or "FireLens"}
    title = _("Logs: %(where)s") % {"where": where}
    names = ", ".join(route.container.label for route in found)
    lines = [line for line in (place, f"{names} → {router}" if router else names) if line]
    senders = [route.container for route in found]
    return title, [fitted(line, _COLUMNS) for line in lines], senders, "\n".join(lines)
