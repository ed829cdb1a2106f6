"""The rules on ports of the host and on protocols, and what one click does about port mappings."""

from typing import Any

import pytest

from designer.taskdef import ports
from designer.taskdef.paths import ABSENT
from designer.taskdef.task import Task
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, messages, places

AT = "/containerDefinitions/0/portMappings"
WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}


def mapped(*mappings: Any, mode: Any = "bridge", launch_types: Any = ("EC2",), **members: Any) -> Fragment:
    return {
        "requiresCompatibilities": list(launch_types),
        "networkMode": mode,
        "containerDefinitions": [{"name": "app", "portMappings": list(mappings)}],
        **members,
    }


def to(host_port: int, **more: Any) -> dict[str, Any]:
    return {"containerPort": 8080, "hostPort": host_port, **more}


@pytest.mark.parametrize(
    ("port", "on_linux", "on_windows"),
    [
        (22, 1, 0),
        (53, 0, 1),
        (80, 0, 0),
        (2375, 1, 1),
        (2377, 0, 0),
        (3389, 0, 1),
        (5986, 0, 1),
        (51677, 0, 0),
        (51678, 1, 1),
        (51680, 1, 0),
        (51681, 0, 0),
        (0, 0, 0),
    ],
)
def test_instances_keep_some_ports_to_themselves(port: int, on_linux: int, on_windows: int) -> None:
    path = f"{AT}/0/hostPort"
    assert places("host-port-reserved", mapped(to(port))) == [path] * on_linux
    windows = mapped(to(port), mode=None, runtimePlatform=WINDOWS)
    assert places("host-port-reserved", windows) == [path] * on_windows


@pytest.mark.parametrize(
    ("mapping", "mode", "launch_types", "reported"),
    [
        (to(22, protocol="udp"), "bridge", ["EC2"], []),
        (to(22, protocol="TCP"), "bridge", ["EC2"], [f"{AT}/0/hostPort"]),
        (to(22), None, ["EXTERNAL"], [f"{AT}/0/hostPort"]),
        (to(22), "awsvpc", ["EC2"], []),
        ({"containerPort": 22}, "bridge", ["EC2"], []),
        ({"containerPort": 22}, "host", ["EC2"], [f"{AT}/0/containerPort"]),
        ({"containerPort": 22, "hostPort": 22}, "host", ["EC2"], [f"{AT}/0/containerPort"]),
        ({"containerPortRange": "20-30"}, "host", ["EC2"], []),
        (to(22), "bridge", ["MANAGED_INSTANCES"], []),
    ],
)
def test_a_port_is_reserved_where_the_task_asks_the_host_for_it(
    mapping: Any, mode: Any, launch_types: list[str], reported: list[str]
) -> None:
    assert places("host-port-reserved", mapped(mapping, mode=mode, launch_types=launch_types)) == reported


@pytest.mark.parametrize(
    ("port", "on_linux", "on_windows"),
    [(32767, 0, 0), (32768, 1, 0), (49151, 1, 0), (49152, 1, 1), (60999, 1, 1), (61000, 0, 1), (65535, 0, 1)],
)
def test_hosts_hand_out_a_range_of_ports_themselves(port: int, on_linux: int, on_windows: int) -> None:
    path = f"{AT}/0/hostPort"
    assert places("host-port-ephemeral", mapped(to(port))) == [path] * on_linux
    windows = mapped(to(port), mode=None, runtimePlatform=WINDOWS)
    assert places("host-port-ephemeral", windows) == [path] * on_windows


def test_a_reserved_port_is_not_called_handed_out_or_fixed_as_well() -> None:
    for rule in ("host-port-ephemeral", "static-host-port"):
        assert places(rule, mapped(to(51678))) == []


@pytest.mark.parametrize(
    ("mapping", "mode", "reported"),
    [
        (to(8080), "bridge", 1),
        (to(8080), None, 1),
        (to(0), "bridge", 0),
        ({"containerPort": 8080}, "bridge", 0),
        (to(8125, protocol="udp"), "bridge", 0),
        (to(8080), "host", 0),
        (to(8080), "awsvpc", 0),
    ],
)
def test_a_fixed_port_is_worth_a_note_in_bridge_mode(mapping: Any, mode: Any, reported: int) -> None:
    assert len(places("static-host-port", mapped(mapping, mode=mode))) == reported


@pytest.mark.parametrize(
    ("mapping", "mode", "reported"),
    [
        ({"appProtocol": "http"}, "awsvpc", 1),
        ({"appProtocol": "http", "name": ""}, "bridge", 1),
        ({"appProtocol": "http", "name": "web"}, "awsvpc", 0),
        ({"appProtocol": "http", "name": "${NAME}"}, "awsvpc", 0),
        ({"appProtocol": None}, "awsvpc", 0),
        ({"appProtocol": "http"}, "host", 0),
        ({"appProtocol": "http"}, "none", 0),
    ],
)
def test_an_application_protocol_needs_a_name(mapping: Any, mode: str, reported: int) -> None:
    found = places("app-protocol-without-name", mapped({"containerPort": 80, **mapping}, mode=mode))
    assert found == [f"{AT}/0/appProtocol"] * reported


TCP, UDP = {"containerPort": 443}, {"containerPort": 443, "protocol": "udp"}


@pytest.mark.parametrize(
    ("mappings", "reported"),
    [
        ([TCP, UDP], [f"{AT}/1/containerPort"]),
        ([UDP, TCP], [f"{AT}/0/containerPort"]),
        ([UDP, {"containerPortRange": "400-443"}], [f"{AT}/0/containerPort"]),
        ([TCP, {"containerPortRange": "443-450", "protocol": "udp"}], [f"{AT}/1/containerPortRange"]),
        ([{"containerPortRange": "1-500"}, {"containerPortRange": "2-3"}, UDP], [f"{AT}/2/containerPort"]),
        ([UDP, {"containerPortRange": "444-450"}], []),
        ([UDP, {"containerPortRange": "400-442"}], []),
        ([TCP, TCP], []),
        ([UDP], []),
        ([TCP, {**UDP, "protocol": "${PROTOCOL}"}], []),
    ],
)
def test_one_port_for_both_protocols(mappings: list[Any], reported: list[str]) -> None:
    assert places("port-multiple-protocols", mapped(*mappings)) == reported


def test_two_containers_may_have_a_port_for_one_protocol_each() -> None:
    containers = [{"name": "a", "portMappings": [TCP]}, {"name": "b", "portMappings": [UDP]}]
    assert places("port-multiple-protocols", {"containerDefinitions": containers}) == []


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"containerPort": 22}, "port 22"),
        ({"containerPort": 3389}, "port 3389"),
        ({"containerPortRange": "20-25"}, "port 22"),
        ({"containerPort": 22, "protocol": "udp"}, None),
        ({"containerPort": 2222, "hostPort": 22}, None),
        ({"containerPortRange": "23-25"}, None),
    ],
)
def test_a_port_for_remote_login_is_seen(mapping: Any, told: str | None) -> None:
    found = messages("sec-ssh-port", mapped(mapping))
    assert len(found) == (told is not None)
    assert all(told in message for message in found if told)


@pytest.mark.parametrize(
    ("protocol", "becomes"),
    [("TCP", "tcp"), ("Udp", "udp"), (" tcp ", "tcp"), ("https", "tcp"), ("sctp", None), ("tcp/udp", None)],
)
def test_protocols_are_written_small(protocol: str, becomes: str | None) -> None:
    document = mapped({"containerPort": 53, "protocol": protocol})
    path = f"{AT}/0/protocol"
    assert places("port-protocol-unknown", document) == [path]
    assert changes("port-protocol-unknown", document) == ({path: becomes} if becomes else {})


@pytest.mark.parametrize("protocol", ["tcp", "udp", "", None, "${PROTOCOL}", 6])
def test_a_protocol_that_is_known_or_not_written_is_fine(protocol: object) -> None:
    assert places("port-protocol-unknown", mapped({"containerPort": 53, "protocol": protocol})) == []


def test_a_protocol_is_left_alone_where_the_port_would_be_taken() -> None:
    taken = {"containerPort": 53, "protocol": "udp"}
    assert changes("port-protocol-unknown", mapped(taken, {"containerPort": 53, "protocol": "UDP"})) == {}


@pytest.mark.parametrize(
    ("mode", "second", "reported"),
    [
        ("host", {"containerPort": 80}, [f"{AT}/1/containerPort"]),
        ("host", {"containerPort": 80, "protocol": "udp"}, []),
        ("host", {"containerPort": 81}, []),
        ("bridge", {"containerPort": 80}, []),
    ],
)
def test_in_host_mode_each_port_is_there_once(mode: str, second: Any, reported: list[str]) -> None:
    assert places("host-mode-port-conflict", mapped({"containerPort": 80}, second, mode=mode)) == reported


@pytest.mark.parametrize(
    ("second", "removed"),
    [
        ({"containerPort": 80}, True),
        ({"containerPort": 80, "protocol": "tcp"}, True),
        ({"containerPort": 80, "name": "web"}, True),
        ({"containerPort": 80, "name": "http"}, False),
        ({"containerPort": 80, "hostPort": 80}, False),
    ],
)
def test_a_mapping_that_says_nothing_new_is_removed(second: Any, removed: bool) -> None:
    document = mapped({"containerPort": 80, "name": "web"}, second, mode="awsvpc")
    expected = {f"{AT}/1": ABSENT} if removed else {}
    assert changes("awsvpc-container-port-conflict", document) == expected


@pytest.mark.parametrize(
    ("rule", "mapping", "mode", "change"),
    [
        ("none-mode-port-mappings", {"containerPort": 80}, "none", {AT: ABSENT}),
        ("port-container-range", {"hostPort": 80}, "host", {f"{AT}/0/containerPort": 80}),
        ("port-container-range", {"hostPort": 80}, "awsvpc", {f"{AT}/0/containerPort": 80}),
        ("port-container-range", {"hostPort": 80}, "bridge", {}),
        ("port-container-range", {"hostPort": 0}, "host", {}),
        ("port-host-range", to(80800), "host", {f"{AT}/0/hostPort": 8080}),
        ("port-host-range", to(80800), "bridge", {}),
        (
            "port-name-invalid",
            {"containerPort": 80, "name": "GRPC api!"},
            "awsvpc",
            {f"{AT}/0/name": "grpc-api"},
        ),
        ("port-name-invalid", {"containerPort": 80, "name": "-web"}, "awsvpc", {f"{AT}/0/name": "web"}),
        ("port-name-invalid", {"containerPort": 80, "name": "웹"}, "awsvpc", {}),
        ("port-name-invalid", {"containerPort": 80, "name": "a" * 65}, "awsvpc", {}),
        (
            "port-range-format",
            {"containerPortRange": "90 – 80"},
            "awsvpc",
            {f"{AT}/0/containerPortRange": "80-90"},
        ),
        (
            "port-range-format",
            {"containerPortRange": "80"},
            "awsvpc",
            {f"{AT}/0/containerPortRange": ABSENT, f"{AT}/0/containerPort": 80},
        ),
        ("port-range-format", {"containerPortRange": "80-70000"}, "awsvpc", {}),
        ("port-range-format", {"containerPortRange": "80-90-100"}, "awsvpc", {}),
        (
            "port-range-exclusive",
            {"containerPortRange": "80-90", "containerPort": 85, "hostPort": 85},
            "awsvpc",
            {f"{AT}/0/containerPort": ABSENT, f"{AT}/0/hostPort": ABSENT},
        ),
        ("port-range-exclusive", {"containerPortRange": "80-90", "containerPort": 95}, "awsvpc", {}),
    ],
)
def test_a_mapping_is_put_right(rule: str, mapping: Any, mode: str, change: dict[str, Any]) -> None:
    assert changes(rule, mapped(mapping, mode=mode)) == change


@pytest.mark.parametrize(
    ("rule", "mapping"),
    [
        ("port-range-format", {"containerPortRange": "90-80"}),
        ("port-range-format", {"containerPortRange": "85"}),
        ("port-range-exclusive", {"containerPortRange": "80-90", "containerPort": 82}),
        ("port-container-range", {"hostPort": 85}),
    ],
)
def test_no_mapping_is_put_onto_a_port_that_is_taken(rule: str, mapping: Any) -> None:
    assert changes(rule, mapped(mapping, {"containerPort": 85}, mode="awsvpc")) == {}


@pytest.mark.parametrize(("other", "change"), [(81, {f"{AT}/0/hostPort": 8080}), (8080, {})])
def test_a_host_port_becomes_the_container_port_unless_another_has_it(other: int, change: Any) -> None:
    document = mapped(to(0), {"containerPort": 9090, "hostPort": other}, mode="host")
    assert changes("host-mode-host-port-mismatch", document) == change


@pytest.mark.parametrize(
    ("second", "change"),
    [
        ({"containerPort": 81, "name": "web"}, {f"{AT}/1/name": "web-81"}),
        ({"containerPort": 80, "name": "web"}, {f"{AT}/1": ABSENT}),
        ({"containerPortRange": "90-91", "name": "web"}, {}),
    ],
)
def test_a_name_that_is_taken_gets_its_port_added(second: Any, change: dict[str, Any]) -> None:
    document = mapped({"containerPort": 80, "name": "web"}, second, mode="awsvpc")
    assert changes("port-name-duplicate", document) == change


@pytest.mark.timeout(10)
def test_very_many_ports_of_both_protocols_are_compared_in_no_time() -> None:
    ranges = [{"containerPortRange": f"{first}-65535", "protocol": "udp"} for first in range(1, 5000)]
    task = Task({"containerDefinitions": [{"portMappings": [{"containerPort": 65535}, *ranges]}]})
    assert len(list(ports.of_both_protocols(task))) == len(ranges)
