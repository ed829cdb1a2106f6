"""The rules on port mappings, at both sides of every limit."""

from typing import Any

import pytest

from designer.taskdef import ports
from tests.taskdef.found import Fragment, container, findings, messages, places

AT = "/containerDefinitions/0/portMappings"


def on_ec2(mode: str | None, *containers: list[dict[str, Any]]) -> Fragment:
    return {"requiresCompatibilities": ["EC2"], **on_fargate(*containers), "networkMode": mode}


def on_fargate(*containers: list[dict[str, Any]]) -> Fragment:
    return {
        "containerDefinitions": [
            {"name": f"c{number}", "portMappings": mappings} for number, mappings in enumerate(containers)
        ]
    }


def one(**mapping: Any) -> Fragment:
    return container(portMappings=[mapping])


@pytest.mark.parametrize("port", [1, 80, 65535, "80", "${PORT}", True])
def test_a_container_port_from_1_to_65535_is_fine_and_other_types_are_not_its_business(port: object) -> None:
    assert places("port-container-range", one(containerPort=port)) == []


@pytest.mark.parametrize("port", [0, -1, 65536, 2**31 - 1])
def test_a_container_port_outside_is_reported_with_its_number(port: int) -> None:
    found = findings("port-container-range", one(containerPort=port))
    assert [finding.path for finding in found] == [f"{AT}/0/containerPort"]
    assert str(port) in found[0].message


@pytest.mark.parametrize(
    "mapping", [{}, {"hostPort": 80}, {"containerPort": None}, {"containerPortRange": ""}]
)
def test_a_mapping_without_a_container_port_is_reported(mapping: dict[str, Any]) -> None:
    assert places("port-container-range", one(**mapping)) == [f"{AT}/0/containerPort"]


@pytest.mark.parametrize("text", ["8000-8100", "nonsense", "${PORTS}"])
def test_a_mapping_with_a_range_needs_no_container_port(text: str) -> None:
    assert places("port-container-range", one(containerPortRange=text)) == []


@pytest.mark.parametrize(("port", "reported"), [(0, 0), (65535, 0), (None, 0), (-1, 1), (65536, 1)])
def test_a_host_port_is_0_to_65535(port: int | None, reported: int) -> None:
    document = on_ec2("bridge", [{"containerPort": 80, "hostPort": port}])
    assert len(places("port-host-range", document)) == reported


@pytest.mark.parametrize("mode", ["awsvpc", "host"])
@pytest.mark.parametrize(
    ("mapping", "reported"),
    [
        ({"containerPort": 80}, 0),
        ({"containerPort": 80, "hostPort": 80}, 0),
        ({"containerPort": 80, "hostPort": None}, 0),
        ({"containerPort": 80, "hostPort": "${PORT}"}, 0),
        ({"containerPort": "80", "hostPort": 81}, 0),
        ({"hostPort": 80}, 0),
        ({"containerPort": 80, "hostPort": 0}, 1),
        ({"containerPort": 80, "hostPort": 81}, 1),
    ],
)
def test_in_awsvpc_and_host_mode_the_ports_agree(mode: str, mapping: dict[str, Any], reported: int) -> None:
    rules = {"awsvpc": "awsvpc-host-port-mismatch", "host": "host-mode-host-port-mismatch"}
    for of_mode, rule in rules.items():
        expected = [f"{AT}/0/hostPort"] * reported if of_mode == mode else []
        assert places(rule, on_ec2(mode, [mapping])) == expected


MODES_OF_ALL = ("bridge", "host", "none", "awsvpc", None, "default", "${MODE}", 5)


@pytest.mark.parametrize("mode", MODES_OF_ALL)
def test_port_mappings_are_refused_only_without_a_network(mode: Any) -> None:
    document = on_ec2(mode, [{"containerPort": 80}], [], [{"containerPort": 81}])
    expected = [AT, "/containerDefinitions/2/portMappings"] if mode == "none" else []
    assert places("none-mode-port-mappings", document) == expected


@pytest.mark.parametrize("mode", MODES_OF_ALL)
def test_port_ranges_are_refused_in_host_and_none_mode(mode: Any) -> None:
    document = on_ec2(mode, [{"containerPort": 80}, {"containerPortRange": "8000-8100"}])
    expected = [f"{AT}/1/containerPortRange"] if mode in ("host", "none") else []
    assert places("port-range-network-mode", document) == expected


def test_port_ranges_are_fine_on_windows_without_a_network_mode() -> None:
    document = on_ec2(None, [{"containerPortRange": "8000-8100"}])
    windows = {**document, "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
    assert places("port-range-network-mode", windows) == []


TCP_80, UDP_80 = {"containerPort": 80}, {"containerPort": 80, "protocol": "udp"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TCP_80, {"containerPort": 81}),
        (TCP_80, UDP_80),
        (TCP_80, {"containerPort": 80, "protocol": "${PROTOCOL}"}),
        (TCP_80, {"containerPortRange": "81-90"}),
        (TCP_80, {"containerPortRange": "70-79"}),
        ({"containerPortRange": "80-90"}, {"containerPortRange": "91-95"}),
        ({"containerPortRange": "80-90", "protocol": "udp"}, TCP_80),
        (TCP_80, {"containerPortRange": "90-70"}),
        (TCP_80, {"containerPortRange": "80-90", "containerPort": 80}),
        ({"containerPort": 0}, {"containerPort": 0}),
        ({"containerPort": 65536}, {"containerPort": 65536}),
        ({}, {}),
    ],
)
def test_mappings_that_do_not_meet_share_an_interface(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert places("awsvpc-container-port-conflict", on_fargate([first], [second])) == []


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        (TCP_80, TCP_80, "80/tcp"),
        (TCP_80, {"containerPort": 80, "protocol": "TCP"}, "80/tcp"),
        (UDP_80, UDP_80, "80/udp"),
        (TCP_80, {"containerPort": 80, "protocol": None}, "80/tcp"),
        (TCP_80, {"containerPortRange": "80-90"}, "80/tcp"),
        (TCP_80, {"containerPortRange": "70-80"}, "80/tcp"),
        ({"containerPortRange": "70-90"}, TCP_80, "80/tcp"),
        ({"containerPortRange": "70-90"}, {"containerPortRange": "90-95"}, "90/tcp"),
        ({"containerPortRange": "75-85"}, {"containerPortRange": "70-90"}, "75-85/tcp"),
        ({"containerPort": 65535}, {"containerPortRange": "1-65535"}, "65535/tcp"),
    ],
)
def test_a_port_is_mapped_once_per_protocol_in_an_awsvpc_task(
    first: dict[str, Any], second: dict[str, Any], shared: str
) -> None:
    member = "containerPortRange" if "containerPortRange" in second else "containerPort"
    for document, at in (
        (on_fargate([first], [second]), "/containerDefinitions/1/portMappings/0"),
        (on_fargate([first, second]), "/containerDefinitions/0/portMappings/1"),
    ):
        found = findings("awsvpc-container-port-conflict", document)
        assert [finding.path for finding in found] == [f"{at}/{member}"]
        assert f"“c0” already has port {shared}" in found[0].message


def test_ports_that_meet_only_a_conflicting_mapping_are_reported_too() -> None:
    chain = [{"containerPortRange": text} for text in ("1-10", "5-20", "15-25")]
    assert len(places("awsvpc-container-port-conflict", on_fargate(chain))) == 2


def test_only_awsvpc_tasks_share_an_interface() -> None:
    for mode in set(MODES_OF_ALL) - {"awsvpc"}:
        assert places("awsvpc-container-port-conflict", on_ec2(mode, [TCP_80], [TCP_80])) == []
    assert places("awsvpc-container-port-conflict", on_ec2("awsvpc", [TCP_80], [TCP_80])) != []


@pytest.mark.timeout(10)
def test_very_many_ports_are_compared_in_no_time() -> None:
    mapping = [{"containerPortRange": f"{first}-65535"} for first in range(1, 5000)]
    assert len(places("awsvpc-container-port-conflict", on_fargate(mapping))) == len(mapping) - 1


@pytest.mark.parametrize("mode", MODES_OF_ALL)
@pytest.mark.parametrize(
    ("first", "second", "reported"),
    [
        ({"hostPort": 0}, {"hostPort": 0}, False),
        ({}, {}, False),
        ({"hostPort": 3000}, {"hostPort": 3001}, False),
        ({"hostPort": 3000}, {"hostPort": 3000, "protocol": "udp"}, False),
        ({"hostPort": 3000}, {"hostPort": "3000"}, False),
        ({"hostPort": 70000}, {"hostPort": 70000}, False),
        ({"hostPort": 3000}, {"hostPort": 3000}, True),
        ({"hostPort": 3000, "protocol": "udp"}, {"hostPort": 3000, "protocol": "udp"}, True),
    ],
)
def test_a_fixed_host_port_is_mapped_once_per_protocol_in_bridge_mode(
    mode: Any, first: dict[str, Any], second: dict[str, Any], reported: bool
) -> None:
    first, second = {"containerPort": 80, **first}, {"containerPort": 81, **second}
    bridged = reported and mode in ("bridge", None)
    for document, at in (
        (on_ec2(mode, [first], [second]), "/containerDefinitions/1/portMappings/0/hostPort"),
        (on_ec2(mode, [first, second]), "/containerDefinitions/0/portMappings/1/hostPort"),
    ):
        assert places("host-port-conflict", document) == ([at] if bridged else [])


def test_windows_tasks_without_a_network_mode_share_the_ports_of_the_host_too() -> None:
    document = on_ec2(None, [{"containerPort": 80, "hostPort": 80}], [{"containerPort": 81, "hostPort": 80}])
    windows = {**document, "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
    assert len(places("host-port-conflict", windows)) == 1


@pytest.mark.parametrize(
    ("text", "written_well"),
    [
        ("1-2", True),
        ("8000-8100", True),
        ("1-65535", True),
        ("", True),
        ("${PORTS}", True),
        ("0-10", False),
        ("1-65536", False),
        ("80-80", False),
        ("90-80", False),
        ("80", False),
        ("80-", False),
        ("-80", False),
        ("80 - 90", False),
        ("80–90", False),
        ("80-90-100", False),
        ("80-90\n", False),
        ("٨٠-٩٠", False),
    ],
)
def test_a_range_is_two_ports_with_a_hyphen(text: str, written_well: bool) -> None:
    document = one(containerPortRange=text, **({} if text else {"containerPort": 80}))
    assert places("port-range-format", document) == ([] if written_well else [f"{AT}/0/containerPortRange"])


def test_a_range_holds_both_of_its_ends() -> None:
    assert ports.parse_range("8000-8100") == range(8000, 8101)


@pytest.mark.parametrize(
    ("mapping", "named"),
    [
        ({"containerPortRange": "80-90"}, None),
        ({"containerPort": 80, "hostPort": 80}, None),
        ({"containerPortRange": "", "containerPort": 80}, None),
        ({"containerPortRange": "${PORTS}", "containerPort": 80}, None),
        ({"containerPortRange": "80-90", "containerPort": 80}, "containerPort 80"),
        ({"containerPortRange": "80-90", "hostPort": 81}, "hostPort 81"),
        ({"containerPortRange": "80-90", "hostPort": 0}, "hostPort 0"),
        ({"containerPortRange": "80-90", "containerPort": 70000, "hostPort": 0}, "containerPort 70000"),
    ],
)
def test_a_mapping_has_a_range_or_a_port(mapping: dict[str, Any], named: str | None) -> None:
    found = messages("port-range-exclusive", on_ec2("bridge", [mapping]))
    assert len(found) == (named is not None)
    assert all(named in message for message in found if named)


@pytest.mark.parametrize(
    ("count", "reported"), [(99, []), (100, []), (101, [f"{AT}/101/containerPortRange"])]
)
def test_a_container_has_at_most_100_ranges(count: int, reported: list[str]) -> None:
    ranges = [{"containerPortRange": f"{first}-{first + 1}"} for first in range(1, 2 * count, 2)]
    assert (
        places("port-range-too-many", on_fargate([{"containerPort": 999}, *ranges], ranges[:1])) == reported
    )


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [(["FARGATE"], 1), (["EC2", "EXTERNAL"], 1), (["MANAGED_INSTANCES"], 1), (["EXTERNAL"], 0), (None, 1)],
)
def test_a_rule_applies_when_one_of_the_launch_types_is_its_own(
    launch_types: list[str] | None, reported: int
) -> None:
    document = {**one(containerPort=80, hostPort=81), "requiresCompatibilities": launch_types}
    assert len(places("awsvpc-host-port-mismatch", document)) == reported
