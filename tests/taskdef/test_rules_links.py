"""The rules on links between containers, and on the proxy of a task."""

from typing import Any

import pytest

from designer.taskdef import circles
from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, findings, messages, places

AT = "/containerDefinitions"


def linked(mode: Any = "bridge", **links: Any) -> Fragment:
    """Containers by name, with the links of each."""
    containers = [{"name": name, "links": given} for name, given in links.items()]
    return {"requiresCompatibilities": ["EC2"], "networkMode": mode, "containerDefinitions": containers}


@pytest.mark.parametrize(
    ("mode", "reported"),
    [("host", 1), ("none", 1), ("bridge", 0), (None, 0), ("awsvpc", 0), ("${MODE}", 0)],
)
def test_links_need_bridge_mode(mode: Any, reported: int) -> None:
    document = linked(mode, app=["db"], db=[])
    assert places("links-host-none", document) == [f"{AT}/0/links"] * reported
    if reported:
        assert changes("links-host-none", document) == {f"{AT}/0/links": ABSENT}


@pytest.mark.parametrize("link", ["db", "db:database", "${DB}:db", "", 5, "db:", ":db", "a:b:c"])
def test_a_link_to_a_container_or_none_at_all_is_not_one_to_a_stranger(link: object) -> None:
    assert places("links-unknown-container", linked(app=[link], db=None)) == []


@pytest.mark.parametrize(
    ("link", "becomes"), [("DB", "db"), ("Db:database", "db:database"), ("cache", None), ("app", None)]
)
def test_a_link_to_a_stranger_or_to_itself_is_reported(link: str, becomes: str | None) -> None:
    document = linked(app=[link], db=None)
    assert places("links-unknown-container", document) == [f"{AT}/0/links/0"]
    assert f"“{link}”" in messages("links-unknown-container", document)[0]
    assert changes("links-unknown-container", document) == ({f"{AT}/0/links/0": becomes} if becomes else {})


def test_a_container_whose_name_is_not_known_yet_may_be_the_one() -> None:
    document = linked(app=["db"], other=None)
    unnamed: list[Any] = [{"name": "${NAME}"}, {"name": 5}, {"name": None}, "db"]
    for other in unnamed:
        containers = [document["containerDefinitions"][0], other]
        assert places("links-unknown-container", {**document, "containerDefinitions": containers}) == []


@pytest.mark.parametrize("mode", ["awsvpc", "host", "none"])
def test_where_there_are_no_links_it_does_not_matter_how_they_are_written(mode: str) -> None:
    document = linked(mode, app=["cache", "db:"], db=None)
    assert places("links-unknown-container", document) + places("link-format", document) == []


@pytest.mark.parametrize(
    ("link", "becomes"),
    [
        ("db:", "db"),
        (" db ", "db"),
        ("db : x", "db:x"),
        (":db", None),
        ("db:x:y", None),
        ("x:", None),
        (":", None),
    ],
)
def test_a_link_is_a_name_or_a_name_and_an_alias(link: str, becomes: str | None) -> None:
    document = linked(app=["db", link], db=None)
    assert places("link-format", document) == [f"{AT}/0/links/1"]
    assert changes("link-format", document) == ({f"{AT}/0/links/1": becomes} if becomes else {})


@pytest.mark.parametrize(
    ("links", "closing"),
    [
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["b", "c"], "b": ["c"], "c": None}, []),
        ({"a": ["a"]}, []),
        ({"a": ["missing"]}, []),
        ({"a": ["b"], "b": ["a"]}, ["/1/links/0"]),
        ({"a": ["b:x"], "b": ["a:y"]}, ["/1/links/0"]),
        ({"a": ["b"], "b": ["c"], "c": ["d", "a"], "d": []}, ["/2/links/1"]),
        ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, ["/1/links/0", "/3/links/0"]),
    ],
)
def test_links_do_not_lead_in_a_circle(links: dict[str, Any], closing: list[str]) -> None:
    document = linked(**links)
    assert places("links-cycle", document) == [AT + path for path in closing]
    for path in closing[:1]:
        assert AT + path in changes("links-cycle", document)


def test_a_circle_is_shown() -> None:
    [message] = messages("links-cycle", linked(x=["a"], a=["b"], b=["c"], c=["a"]))
    assert "a → b → c → a" in message


@pytest.mark.timeout(10)
def test_very_long_chains_have_no_circle() -> None:
    chain = {str(n): [str(n + 1)] for n in range(50_000)}
    assert list(circles.closed(chain)) == []
    assert [len(circle) for circle in circles.closed({**chain, "50000": ["0"]})] == [50_001]


PROPERTIES = {"ProxyIngressPort": "15000", "ProxyEgressPort": "15001", "AppPorts": "80", "IgnoredUID": "1337"}


def proxied(name: object = "envoy", properties: object = None, **members: Any) -> Fragment:
    if properties is None:
        properties = [{"name": key, "value": value} for key, value in PROPERTIES.items()]
    proxy = {"type": "APPMESH", "containerName": name, "properties": properties}
    app = {"name": "app", "dependsOn": [{"containerName": "envoy", "condition": "HEALTHY"}]}
    containers = [app, {"name": "envoy", "essential": False}]
    return {"proxyConfiguration": proxy, "containerDefinitions": containers, **members}


@pytest.mark.parametrize(
    ("launch_types", "mode", "reported"),
    [
        (["EC2"], "bridge", 1),
        (["EC2"], "host", 1),
        (["EC2"], None, 1),
        (["EC2"], "awsvpc", 0),
        (["EC2"], "${MODE}", 0),
        (["FARGATE"], "bridge", 0),
    ],
)
def test_a_proxy_needs_awsvpc(launch_types: list[str], mode: Any, reported: int) -> None:
    document = proxied(requiresCompatibilities=launch_types, networkMode=mode)
    assert places("proxy-network-mode", document) == ["/proxyConfiguration"] * reported
    if reported:
        assert changes("proxy-network-mode", document) == {"/proxyConfiguration": ABSENT}


@pytest.mark.parametrize(
    ("name", "reported", "becomes"),
    [
        ("envoy", 0, None),
        ("${PROXY}", 0, None),
        (5, 0, None),
        ("Envoy", 1, "envoy"),
        ("envoy2", 1, "envoy"),
        ("proxy", 1, None),
    ],
)
def test_a_proxy_is_a_container_of_the_task(name: object, reported: int, becomes: str | None) -> None:
    path, document = "/proxyConfiguration/containerName", proxied(name)
    assert places("proxy-container-unknown", document) == [path] * reported
    if reported:
        assert changes("proxy-container-unknown", document) == ({path: becomes} if becomes else {})


@pytest.mark.parametrize("removed", PROPERTIES)
def test_each_of_these_properties_is_missed(removed: str) -> None:
    given = [{"name": key, "value": value} for key, value in PROPERTIES.items() if key != removed]
    [found] = findings("proxy-properties-missing", proxied(properties=given))
    assert found.path == "/proxyConfiguration/properties"
    assert removed in found.message


@pytest.mark.parametrize(
    ("properties", "missed"),
    [
        ([], 1),
        ([{"name": key, "value": ""} for key in PROPERTIES], 1),
        ([{"name": key, "value": "${X}"} for key in PROPERTIES], 0),
        ([{"name": key, "value": "1"} for key in (*PROPERTIES, "IgnoredGID") if key != "IgnoredUID"], 0),
        ([{"name": "${NAME}", "value": "1"}], 0),
        ("${PROPERTIES}", 0),
    ],
)
def test_properties_that_cannot_be_read_are_not_missed(properties: object, missed: int) -> None:
    assert len(places("proxy-properties-missing", proxied(properties=properties))) == missed


def test_a_proxy_of_app_mesh_goes_with_its_container_and_the_waiting_for_it() -> None:
    assert places("appmesh-retired", proxied()) == ["/proxyConfiguration"]
    assert changes("appmesh-retired", proxied()) == {
        f"{AT}/0/dependsOn/0": ABSENT,
        f"{AT}/1": ABSENT,
        "/proxyConfiguration": ABSENT,
        f"{AT}/0/dependsOn": ABSENT,
    }


@pytest.mark.parametrize(
    "app",
    [
        {"essential": False},
        {"links": ["envoy"]},
        {"volumesFrom": [{"sourceContainer": "envoy"}]},
    ],
)
def test_a_proxy_that_the_others_need_is_left_to_people(app: dict[str, Any]) -> None:
    containers = [{"name": "app", **app}, {"name": "envoy"}]
    assert changes("appmesh-retired", proxied(containerDefinitions=containers)) == {}
