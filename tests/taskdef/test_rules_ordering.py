"""The rules on which container waits for which, and what mends them."""

from typing import Any

import pytest

from designer.taskdef import circles
from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, findings, messages, places

CHECKED = {"healthCheck": {"command": ["CMD-SHELL", "true"]}}


def waits(target: str, condition: str = "START") -> dict[str, Any]:
    return {"dependsOn": [{"containerName": target, "condition": condition}]}


def containers(**members: dict[str, Any]) -> Fragment:
    """Containers by name; a name with a hyphen is written with an underscore."""
    return {
        "containerDefinitions": [{"name": name.replace("_", "-"), **each} for name, each in members.items()]
    }


AT = "/containerDefinitions/0/dependsOn/0"


@pytest.mark.parametrize(
    ("target", "other", "meant"),
    [
        ("proxy", {}, None),
        ("${PROXY}", {}, None),
        ("Proxy", {}, "proxy"),
        (" proxy", {}, "proxy"),
        ("proxi", {}, "proxy"),
        ("proxy2", {}, ""),
        ("database", {}, ""),
    ],
)
def test_a_container_waits_for_one_that_is_there(target: str, other: Any, meant: str | None) -> None:
    document = containers(app=waits(target), proxy=other)
    at = f"{AT}/containerName"
    assert places("depends-on-unknown-container", document) == ([] if meant is None else [at])
    if meant is not None:
        assert changes("depends-on-unknown-container", document) == ({at: meant} if meant else {})


@pytest.mark.parametrize("name", ["${NAME}", 7])
def test_a_container_whose_name_cannot_be_told_may_be_the_one(name: object) -> None:
    document = {"containerDefinitions": [{"name": "app", **waits("proxy")}, {"name": name}]}
    assert places("depends-on-unknown-container", document) == []


@pytest.mark.parametrize(
    ("condition", "target", "offered"),
    [
        ("HEALTHY", {}, False),
        ("HEALTHY", CHECKED, True),
        ("SUCCESS", {}, False),
        ("COMPLETE", {"essential": False}, True),
    ],
)
def test_a_name_is_offered_only_where_it_can_be_waited_for(
    condition: str, target: Any, offered: bool
) -> None:
    document = containers(app=waits("Proxy", condition), proxy=target)
    assert bool(changes("depends-on-unknown-container", document)) == offered


def test_a_name_is_not_offered_where_two_are_alike_or_wait_in_turn() -> None:
    alike = containers(app=waits("proxy-c"), proxy_a={}, proxy_b={})
    in_turn = containers(app=waits("Proxy"), proxy=waits("app"))
    assert changes("depends-on-unknown-container", alike) == {}
    assert changes("depends-on-unknown-container", in_turn) == {}


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({}, []),
        ({"a": ["b"], "b": []}, []),
        ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
        ({"a": ["elsewhere"]}, []),
        ({"a": ["a"]}, ["a → a"]),
        ({"a": ["b"], "b": ["a"]}, ["a → b → a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, ["b → c → b"]),
        ({"a": ["b"], "b": ["a", "c"], "c": ["b", "c"]}, ["a → b → a", "b → c → b", "c → c"]),
        ({"a": ["b"], "b": ["a"], "c": ["c"]}, ["a → b → a", "c → c"]),
    ],
)
def test_names_lead_back_to_themselves(graph: Any, found: list[str]) -> None:
    assert [str(circle) for circle in circles.circles(graph)] == found


@pytest.mark.timeout(10)
def test_very_many_names_are_followed_in_no_time() -> None:
    row = {str(n): [str(n + 1)] for n in range(50_000)}
    assert list(circles.circles(row)) == []
    [circle] = circles.circles({**row, "50000": ["0"]})
    assert str(circle) == "0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → … → 50000 → 0"
    back = {str(n): ["0", str(n + 1)] for n in range(50_000)}
    assert sum(1 for _ in circles.circles(back)) == 50_000


def test_containers_that_wait_for_each_other_are_named_in_their_order() -> None:
    document = containers(app=waits("db"), db=waits("cache"), cache=waits("app"))
    [found] = findings("depends-on-cycle", document)
    assert found.path == "/containerDefinitions/2/dependsOn/0/containerName"
    assert found.message.endswith("app → db → cache → app")
    assert changes("depends-on-cycle", document) == {}


def test_a_container_need_not_wait_for_itself() -> None:
    itself = [{"containerName": "app", "condition": "START"}] * 2
    document = containers(app={"dependsOn": [*itself, *waits("db")["dependsOn"]]}, db={})
    assert messages("depends-on-cycle", document) == ["“app” waits for itself and can never start."]
    at = "/containerDefinitions/0/dependsOn"
    assert changes("depends-on-cycle", document) == {f"{at}/0": ABSENT, f"{at}/1": ABSENT}


@pytest.mark.parametrize(
    ("condition", "target", "reported"),
    [
        ("HEALTHY", {}, 1),
        ("HEALTHY", {"healthCheck": {}}, 1),
        ("HEALTHY", CHECKED, 0),
        ("HEALTHY", {"healthCheck": "yes"}, 0),
        ("START", {}, 0),
    ],
)
def test_who_is_waited_for_until_healthy_is_checked(condition: str, target: Any, reported: int) -> None:
    document = containers(app=waits("proxy", condition), proxy=target)
    assert places("depends-on-healthy-without-healthcheck", document) == [f"{AT}/condition"] * reported
    if reported:
        assert changes("depends-on-healthy-without-healthcheck", document) == {f"{AT}/condition": "START"}


@pytest.mark.parametrize("condition", ["COMPLETE", "SUCCESS"])
@pytest.mark.parametrize(
    ("essential", "reported"), [(None, 1), (True, 1), (False, 0), ("false", 0), ("<E>", 0)]
)
def test_who_is_waited_for_until_it_ends_is_not_essential(
    condition: str, essential: object, reported: int
) -> None:
    document = containers(app=waits("setup", condition), setup={"essential": essential})
    assert places("depends-on-complete-essential", document) == [f"{AT}/condition"] * reported
    if reported:
        change = {"/containerDefinitions/1/essential": False}
        assert changes("depends-on-complete-essential", document) == change


def test_one_container_stays_essential() -> None:
    document = containers(app={"essential": False, **waits("setup", "SUCCESS")}, setup={})
    assert changes("depends-on-complete-essential", document) == {}


LOGS = {"logConfiguration": {"logDriver": "awsfirelens"}}
ROUTER = {"firelensConfiguration": {"type": "fluentbit"}}


def routed(app: dict[str, Any], router: dict[str, Any], **others: dict[str, Any]) -> Fragment:
    return containers(app={**LOGS, **app}, router={**ROUTER, **router}, setup={}, **others)


@pytest.mark.parametrize(
    ("app", "router", "reported"),
    [
        ({}, {}, 0),
        ({}, {"dependsOn": []}, 0),
        ({}, waits("setup"), 1),
        (waits("setup"), waits("setup"), 1),
        (waits("router"), waits("setup"), 0),
        (waits("router", "HEALTHY"), {**waits("setup"), **CHECKED}, 0),
        ({"logConfiguration": {"logDriver": "awslogs"}}, waits("setup"), 0),
    ],
)
def test_who_logs_through_a_router_that_waits_has_to_wait_for_it(
    app: Any, router: Any, reported: int
) -> None:
    at = ["/containerDefinitions/0/dependsOn"] * reported
    assert places("firelens-bridge-start-order", routed(app, router)) == at


def test_waiting_for_one_that_waits_for_the_router_is_as_good() -> None:
    document = routed(waits("between"), waits("setup"), between=waits("router"))
    assert places("firelens-bridge-start-order", document) == []


def test_a_dependency_on_the_router_is_added_behind_those_there_are() -> None:
    dependency = {"containerName": "router", "condition": "START"}
    at = "/containerDefinitions/0/dependsOn"
    assert changes("firelens-bridge-start-order", routed({}, waits("setup"))) == {
        at: [],
        f"{at}/0": dependency,
    }
    beside = routed(waits("setup"), waits("setup"))
    assert changes("firelens-bridge-start-order", beside) == {f"{at}/1": dependency}


def test_who_the_router_waits_for_cannot_wait_for_it() -> None:
    document = containers(router={**ROUTER, **waits("setup")}, setup=LOGS)
    assert places("firelens-bridge-start-order", document) == ["/containerDefinitions/1/dependsOn"]
    assert changes("firelens-bridge-start-order", document) == {}
