"""When each container can start and be healthy: the earliest and the latest second, from who waits for whom.

Second 0 is when the first container starts. What nobody can know from the document counts as nothing:
pulling images, creating containers, and how long a container runs that has to end first.

- A health check is first made an interval after the start, and again an interval after the last one ended.
  One that is given a start period may be made every five seconds while that lasts, as Docker 25 does; so the
  earliest is the shorter of both. Failures of checks begun in the start period do not count. The latest is
  where the last of the counted retries still succeeds: after it the container is unhealthy, and a service
  replaces the task. (https://docs.docker.com/reference/dockerfile/#healthcheck, moby daemon/health.go,
  https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html)
- COMPLETE, SUCCESS and HEALTHY are waited for as long as the `startTimeout` of the container they are asked
  of, counted from its own start, and without one for ever; START has no such end.
  (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html, startTimeout;
  amazon-ecs-agent agent/engine/dependencygraph/graph.go, hasDependencyTimedOut)
- Only health checks of the task definition are looked at, never those of an image (API_HealthCheck.html).
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Final, Literal, NamedTuple

from designer.taskdef import circles, dependencies, health_checks
from designer.taskdef.items import Item
from designer.taskdef.task import Task

START_INTERVAL: Final = 5
"""Seconds between Docker's checks in a start period, where nothing else is said."""

Reason = Literal["circle", "unknown", "unclear", "no-health-check", "too-slow", "behind"]
"""Why a container never starts: it waits for itself; for a name that no container has; for what cannot be
told (a name that several have, a placeholder); for the health of one without a health check; for one that
cannot be healthy before its time to start is over; or for one that never starts."""


class Span(NamedTuple):
    """The earliest and the latest second; None where nothing ends the waiting."""

    earliest: int
    latest: int | None

    def after(self, start: "Span") -> "Span":
        """A span counted from a start, counted from second 0."""
        return Span(start.earliest + self.earliest, _both(start.latest, self.latest, sum))

    def and_also(self, other: "Span") -> "Span":
        """When both have been reached."""
        return Span(max(self.earliest, other.earliest), _both(self.latest, other.latest, max))


class Obstacle(NamedTuple):
    """Why a container never starts, and the name it waits for in vain, if it can be told."""

    reason: Reason
    name: str = ""


@dataclass(frozen=True)
class Start:
    """A container's start. `healthy` is None without a health check; both are where it never starts."""

    container: Item
    starts: Span | None
    healthy: Span | None = None
    obstacle: Obstacle | None = None


def timeline(task: Task) -> list[Start]:
    """The start of every container, in the document's order."""
    named = _named(task)
    found: dict[str, Start] = {}
    for container in _in_order(task, named):
        found[container.at] = _start(container, named, found)
    graph = dependencies.graph(task)
    for container in task.containers:
        if container.at not in found:
            found[container.at] = Start(container, None, obstacle=_circle(container, graph))
    return [found[container.at] for container in task.containers]


def healthy_after(container: Item) -> Span | None:
    """How long after its start a container becomes healthy; None without a health check."""
    check = container.item("healthCheck")
    if "healthCheck" not in container or check.raw.get("command") == ["NONE"]:
        return None
    numbers = {member: health_checks.number(check, member) for member in health_checks.DEFAULTS}
    if None in numbers.values():
        return Span(0, None)
    # As Docker has it: what is not above zero is the default.
    known = {name: number if number and number > 0 else _DEFAULTS[name] for name, number in numbers.items()}
    one_round = known["interval"] + known["timeout"]
    if not known["startPeriod"]:
        return Span(known["interval"], known["retries"] * one_round)
    latest = known["startPeriod"] + known["timeout"] + known["retries"] * one_round
    return Span(min(known["interval"], START_INTERVAL), latest)


_DEFAULTS: Final = health_checks.DEFAULTS
_AT_ONCE: Final = Span(0, 0)
_Named = dict[str, Item | None]
"""The containers by name; None where several have it."""


def _both(one: int | None, other: int | None, of: Callable[[tuple[int, int]], int]) -> int | None:
    return None if one is None or other is None else of((one, other))


def _named(task: Task) -> _Named:
    named: _Named = {}
    for container in task.containers:
        if "name" in container:
            named[container["name"]] = None if container["name"] in named else container
    return named


def _in_order(task: Task, named: _Named) -> Iterator[Item]:
    """The containers, each after those it waits for; left out are circles and what waits behind them."""
    before = {container.at: _awaited(container, named) for container in task.containers}
    after: dict[str, list[Item]] = {}
    for container in task.containers:
        for at in before[container.at]:
            after.setdefault(at, []).append(container)
    ready = deque(container for container in task.containers if not before[container.at])
    while ready:
        container = ready.popleft()
        yield container
        for other in after.get(container.at, ()):
            before[other.at].discard(container.at)
            if not before[other.at]:
                ready.append(other)


def _awaited(container: Item, named: _Named) -> set[str]:
    """Where the containers stand that this one waits for."""
    others = (named.get(one.get("containerName", "")) for one in container.items_of("dependsOn"))
    return {other.at for other in others if other is not None}


def _start(container: Item, named: _Named, found: dict[str, Start]) -> Start:
    """The start of a container when those of all it waits for are found."""
    if not container.is_whole("dependsOn"):
        return Start(container, None, obstacle=Obstacle("unclear"))
    reached = [_reached(dependency, named, found) for dependency in container.items_of("dependsOn")]
    obstacle = next((one for one in reached if isinstance(one, Obstacle)), None)
    if obstacle is not None:
        return Start(container, None, obstacle=obstacle)
    starts = reduce(Span.and_also, (one for one in reached if isinstance(one, Span)), _AT_ONCE)
    health = healthy_after(container)
    return Start(container, starts, health.after(starts) if health else None)


def _reached(dependency: Item, named: _Named, found: dict[str, Start]) -> Span | Obstacle:
    """When a dependency is met, or why never."""
    name, condition = dependency.get("containerName", ""), dependency.get("condition", "")
    if not name or not condition or named.get(name, dependency) is None:
        return Obstacle("unclear", name)
    other = named.get(name)
    if other is None:
        return Obstacle("unknown", name)
    start = found[other.at]
    if start.starts is None:
        return Obstacle("behind", name)
    met = _met(start.container, condition)
    return met.after(start.starts) if isinstance(met, Span) else Obstacle(met, name)


def _met(other: Item, condition: str) -> Span | Reason:
    """How long after the start of a container a condition is met."""
    if condition == "START":
        return _AT_ONCE
    given = other.get("startTimeout", 0)
    patience = given if given > 0 else None
    if condition != "HEALTHY":
        return Span(0, patience)
    health = healthy_after(other)
    if health is None:
        return "no-health-check" if other.lacks("healthCheck") or "healthCheck" in other else "unclear"
    if patience is not None and health.earliest > patience:
        return "too-slow"
    ends = [end for end in (health.latest, patience) if end is not None]
    return Span(health.earliest, min(ends, default=None))


def _circle(container: Item, graph: circles.Graph) -> Obstacle:
    """Of a container that has no place in the order: it waits for itself, or for one that does."""
    name = container.get("name", "")
    if name and name in circles.leading_to(graph, name):
        return Obstacle("circle", name)
    waits = (one.get("containerName", "") for one in container.items_of("dependsOn"))
    return Obstacle("behind", next((one for one in waits if one in graph), ""))
