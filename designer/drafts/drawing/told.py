"""A picture in words: the same as it shows, container by container."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from designer.drafts import says
from designer.drafts.drawing.columns import MOST, waits_for
from designer.drafts.traffic import DYNAMIC, Port, ports
from designer.taskdef.items import Item
from designer.taskdef.log_routes import Route, routes
from designer.taskdef.task import Task

_CONDITIONS: Final = {
    "START": gettext_lazy("Starts after %(name)s has started."),
    "COMPLETE": gettext_lazy("Starts after %(name)s has ended."),
    "SUCCESS": gettext_lazy("Starts after %(name)s has ended without an error."),
    "HEALTHY": gettext_lazy("Starts after %(name)s is healthy."),
}
_MOST_NAMED: Final = 50


@dataclass(frozen=True)
class Told:
    """A container, or the task, and what the picture says of it."""

    name: str
    sentences: list[str]


def told(task: Task) -> list[Told]:
    """The task first, then as many containers as are drawn."""
    logs = {route.container.at: route for route in routes(task)}
    by_place: dict[int, list[Port]] = {}
    for port in ports(task):
        by_place.setdefault(port.position, []).append(port)
    return [
        Told(_("Task"), list(_of_task(task))),
        *(
            Told(one.label, list(_of_container(one, by_place.get(one.number - 1, []), logs.get(one.at))))
            for one in task.containers[:MOST]
        ),
    ]


def one_text(parts: list[Told]) -> str:
    """All of it in one line, for a file that has no room beside it."""
    return " ".join(f"{part.name}: {' '.join(part.sentences)}" for part in parts)


def _of_task(task: Task) -> Iterator[str]:
    yield " · ".join(says.task(task))
    for words, member in (
        (_("Task role: %(name)s."), "taskRoleArn"),
        (_("Task execution role: %(name)s."), "executionRoleArn"),
    ):
        if task.root.get(member):
            yield words % {"name": says.role(task, member)}


def _of_container(container: Item, found: list[Port], route: Route | None) -> Iterator[str]:
    yield _("Not essential.") if container.raw.get("essential") is False else _("Essential.")
    size = " · ".join(part for part in (says.units(container), says.memory(container)) if part)
    if size:
        yield f"{size}."
    for name, condition in waits_for(container):
        words = _CONDITIONS.get(condition, gettext_lazy("Waits for %(name)s."))
        yield str(words) % {"name": name or "–"}
    for port in found[:_MOST_NAMED]:
        yield _port(port)
    for mount in container.items_of("mountPoints")[:_MOST_NAMED]:
        values = {"name": mount.get("sourceVolume", "–"), "path": mount.get("containerPath", "–")}
        yield _("Mounts %(name)s at %(path)s.") % values
    secrets = [secret.get("name", "–") for secret in container.items_of("secrets")[:_MOST_NAMED]]
    if secrets:
        yield _("Reads the secrets %(names)s.") % {"names": ", ".join(secrets)}
    if route:
        yield _logs(route)


def _port(port: Port) -> str:
    values = {"port": port.number, "host": port.host or DYNAMIC, "protocol": port.protocol.upper()}
    if port.host == port.number:
        return _("Takes %(protocol)s at port %(port)s.") % values
    return _("Takes %(protocol)s at port %(port)s, which is %(host)s at the host.") % values


def _logs(route: Route) -> str:
    where = " · ".join(part for part in (route.service, route.place) if part)
    if route.router is None:
        return _("Logs to %(where)s.") % {"where": where or "FireLens"}
    values = {"where": where, "router": route.router.label}
    if not where:
        return _("Logs through %(router)s, as that is set up.") % values
    return _("Logs through %(router)s to %(where)s.") % values
