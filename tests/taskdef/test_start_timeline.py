"""When containers start: by examples, by what must hold of any, and by playing Docker and the agent."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef.start_timeline import Span, Start, healthy_after, timeline
from designer.taskdef.task import Task

CHECK: dict[str, Any] = {"command": ["CMD", "true"], "interval": 10, "timeout": 5, "retries": 3}


def started(*containers: dict[str, Any]) -> dict[str, Start]:
    found = timeline(Task({"containerDefinitions": list(containers)}))
    return {start.container.label: start for start in found}


def after(name: str, condition: str = "START") -> dict[str, Any]:
    return {"dependsOn": [{"containerName": name, "condition": condition}]}


def test_what_waits_for_nobody_starts_at_once() -> None:
    assert started({"name": "app"})["app"] == Start(started({"name": "app"})["app"].container, Span(0, 0))


@pytest.mark.parametrize(
    ("check", "healthy"),
    [
        ({}, (30, 105)),  # three times thirty and five seconds
        ({"interval": 10}, (10, 45)),
        ({"interval": 10, "timeout": 2, "retries": 1}, (10, 12)),
        ({"interval": 10, "startPeriod": 60}, (5, 110)),  # 60, the check begun then, three rounds
        ({"interval": 5, "startPeriod": 1}, (5, 36)),
        ({"interval": 0, "timeout": 0, "retries": 0}, (30, 105)),
        ({"interval": "${I}"}, (0, None)),
    ],
)
def test_a_health_check_is_passed_between_its_first_and_its_last_retry(check, healthy) -> None:
    container = {"name": "app", "healthCheck": {"command": ["CMD", "true"], **check}}
    assert started(container)["app"].healthy == healthy


@pytest.mark.parametrize("container", [{}, {"healthCheck": {"command": ["NONE"]}}])
def test_without_a_health_check_nothing_is_healthy(container) -> None:
    assert healthy_after(started({"name": "app", **container})["app"].container) is None


@pytest.mark.parametrize(
    ("condition", "first", "starts"),
    [
        ("START", {}, (0, 0)),
        ("START", {"startTimeout": 60}, (0, 0)),
        ("COMPLETE", {}, (0, None)),
        ("SUCCESS", {"startTimeout": 60}, (0, 60)),
        ("HEALTHY", {"healthCheck": CHECK}, (10, 45)),
        ("HEALTHY", {"healthCheck": CHECK, "startTimeout": 30}, (10, 30)),
        ("HEALTHY", {"healthCheck": CHECK, "startTimeout": 120}, (10, 45)),
        ("HEALTHY", {"healthCheck": CHECK, "startTimeout": 0}, (10, 45)),
    ],
)
def test_a_condition_is_met_as_soon_and_as_late_as_the_other_container_has_it(
    condition, first, starts
) -> None:
    found = started({"name": "first", **first}, {"name": "app", **after("first", condition)})
    assert found["app"].starts == starts


@pytest.mark.parametrize(
    ("containers", "reason", "name"),
    [
        ([after("app")], "circle", "app"),
        ([after("b"), {"name": "b", **after("app")}], "circle", "app"),
        ([after("b"), {"name": "b", **after("b")}], "behind", "b"),
        ([after("lost")], "unknown", "lost"),
        ([after("b"), {"name": "b", **after("lost")}], "behind", "b"),
        ([after("b"), {"name": "b"}, {"name": "b"}], "unclear", "b"),
        ([after("b", "${WHEN}"), {"name": "b"}], "unclear", "b"),
        ([{"dependsOn": [7]}], "unclear", ""),
        ([after("b", "HEALTHY"), {"name": "b"}], "no-health-check", "b"),
        ([after("b", "HEALTHY"), {"name": "b", "healthCheck": "${CHECK}"}], "unclear", "b"),
        ([after("b", "HEALTHY"), {"name": "b", "healthCheck": CHECK, "startTimeout": 9}], "too-slow", "b"),
    ],
)
def test_what_never_starts_says_why(containers, reason: str, name: str) -> None:
    first, *others = containers
    found = started({"name": "app", **first}, *others)["app"]
    assert (found.starts, found.healthy, found.obstacle) == (None, None, (reason, name))


def test_a_chain_of_thousands_is_no_trouble() -> None:
    chain = [{"name": f"c{n}", **after(f"c{n + 1}")} for n in range(2_000)]
    assert started(*chain, {"name": "c2000"})["c0"].starts == (0, 0)


# What must hold of any document.

NAMES = st.sampled_from("abcde")
CONDITIONS = st.sampled_from(["START", "COMPLETE", "SUCCESS", "HEALTHY"])
NUMBERS = {"interval": (5, 300), "timeout": (2, 60), "retries": (1, 10), "startPeriod": (0, 300)}
CHECKS = st.fixed_dictionaries(
    {"command": st.just(["CMD", "true"])},
    optional={name: st.integers(*ends) for name, ends in NUMBERS.items()},
)
WAITS = st.lists(st.fixed_dictionaries({"containerName": NAMES, "condition": CONDITIONS}), max_size=3)
CONTAINERS = st.fixed_dictionaries(
    {"name": NAMES, "dependsOn": WAITS},
    optional={"healthCheck": CHECKS, "startTimeout": st.integers(0, 200)},
)
TASKS = st.lists(CONTAINERS, max_size=5, unique_by=lambda one: one["name"])


@given(TASKS)
def test_the_latest_is_never_before_the_earliest(containers) -> None:
    for start in started(*containers).values():
        for span in (start.starts, start.healthy):
            assert span is None or span.latest is None or 0 <= span.earliest <= span.latest


@given(TASKS)
def test_nothing_starts_before_what_it_waits_for(containers) -> None:
    found = started(*containers)
    for start in found.values():
        for wait in start.container.items_of("dependsOn") if start.starts else ():
            before = found[wait["containerName"]]
            reached = before.healthy if wait["condition"] == "HEALTHY" else before.starts
            assert reached.earliest <= start.starts.earliest


@given(TASKS)
def test_a_container_starts_or_says_why_not(containers) -> None:
    for start in started(*containers).values():
        assert (start.starts is None) == (start.obstacle is not None)


@given(TASKS, st.integers(0, 2**32))
def test_every_start_that_can_be_played_lies_in_its_span(containers, seed: int) -> None:
    found = started(*containers)
    for name, (begun, healthy) in Play(containers, Random(seed)).starts().items():  # noqa: S311
        assert lies_in(begun, found[name].starts), name
        assert healthy is None or lies_in(healthy, found[name].healthy), name


def lies_in(second: float, span: Span | None) -> bool:
    return span is not None and span.earliest <= second and (span.latest is None or second <= span.latest)


class Play:
    """Docker's health monitor and the agent's order, second by second, with luck for everything unsaid."""

    def __init__(self, containers: list[dict[str, Any]], luck: Random) -> None:
        self.containers = {one["name"]: one for one in containers}
        self.luck = luck
        self.ends = {name: luck.uniform(0, 400) for name in self.containers}

    def starts(self) -> dict[str, tuple[float, float | None]]:
        """Each container that starts: when, and when it is healthy, if it is before it is unhealthy."""
        played: dict[str, tuple[float, float | None]] = {}
        for _each in self.containers:
            for name, one in self.containers.items():
                if name not in played and (met := self.met(one, played)) is not None:
                    health = self.health(one)
                    played[name] = (met, None if health is None else met + health)
        return played

    def met(self, one: dict[str, Any], played: dict[str, tuple[float, float | None]]) -> float | None:
        moments = [0.0]
        for wait in one["dependsOn"]:
            name, condition = wait["containerName"], wait["condition"]
            if name not in played:
                return None
            begun, healthy = played[name]
            ended = begun + self.ends[name]
            moment = {"START": begun, "HEALTHY": healthy}.get(condition, ended)
            patience = self.containers[name].get("startTimeout") or float("inf")
            if moment is None or (condition != "START" and moment > begun + patience):
                return None
            moments.append(moment)
        return max(moments)

    def health(self, one: dict[str, Any]) -> float | None:
        check = one.get("healthCheck")
        if check is None:
            return None
        interval, timeout = check.get("interval", 30), check.get("timeout", 5)
        period, left = check.get("startPeriod", 0), check.get("retries", 3)
        early = self.luck.choice([5, interval])  # before Docker 25 there was no interval of its own
        now, passes = 0.0, self.luck.choice([0.9, 0.1, 0.01])
        while left:
            now += early if now < period else interval
            begun, now = now, now + self.luck.uniform(0, timeout)
            if self.luck.random() < passes:
                return now
            left -= begun >= period
        return None
