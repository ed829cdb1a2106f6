"""The rules on network modes and on what containers are told about the network."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0"
RULED_OUT: dict[str, tuple[str, Any]] = {
    "links-network-mode": ("links", ["db"]),
    "awsvpc-hostname": ("hostname", "orders"),
    "awsvpc-extra-hosts": ("extraHosts", [{"hostname": "db", "ipAddress": "10.0.0.1"}]),
    "awsvpc-dns-servers": ("dnsServers", ["10.0.0.2"]),
    "awsvpc-disable-networking": ("disableNetworking", True),
    "awsvpc-dns-search-domains": ("dnsSearchDomains", ["orders.internal"]),
}


def on(mode: Any, fragment: Fragment, launch_types: Any = ("EC2",)) -> Fragment:
    return {"requiresCompatibilities": list(launch_types), "networkMode": mode, **fragment}


@pytest.mark.parametrize("rule", RULED_OUT)
@pytest.mark.parametrize(
    ("mode", "launch_types", "reported"),
    [
        ("awsvpc", ["EC2"], True),
        ("awsvpc", ["FARGATE"], True),
        ("bridge", ["FARGATE"], True),
        (None, ["FARGATE", "EC2"], True),
        ("${MODE}", ["FARGATE"], True),
        ("bridge", ["EC2"], False),
        ("host", ["EC2"], False),
        ("none", ["EC2"], False),
        (None, ["EC2"], False),
        ("${MODE}", ["EC2"], False),
    ],
)
def test_awsvpc_and_so_fargate_rules_this_out(
    rule: str, mode: Any, launch_types: list[str], reported: bool
) -> None:
    member, value = RULED_OUT[rule]
    document = on(mode, container(**{member: value}), launch_types)
    assert places(rule, document) == ([f"{AT}/{member}"] if reported else [])


@pytest.mark.parametrize("rule", RULED_OUT)
@pytest.mark.parametrize("value", [None, False, "", []])
def test_what_has_no_effect_is_not_ruled_out(rule: str, value: Any) -> None:
    assert places(rule, container(**{RULED_OUT[rule][0]: value})) == []


@pytest.mark.parametrize("rule", RULED_OUT)
def test_what_is_ruled_out_is_taken_away(rule: str) -> None:
    member, value = RULED_OUT[rule]
    assert changes(rule, container(**{member: value})) == {f"{AT}/{member}": ABSENT}


@pytest.mark.parametrize(
    ("domain", "fine"),
    [
        ("a", True),
        ("orders.internal", True),
        ("-a", True),
        ("a" * 254, True),
        ("${DOMAIN}", True),
        ("a" * 255, False),
        ("orders.internal.", False),
        ("orders_internal", False),
        ("orders-", False),
        (" orders", False),
        ("orders\n", False),
        ("bücher.example", False),
    ],
)
def test_a_search_domain_ends_in_a_letter_or_digit(domain: str, fine: bool) -> None:
    document = on("bridge", container(dnsSearchDomains=["a.example", domain]))
    path = f"{AT}/dnsSearchDomains/1"
    assert places("dns-search-domain-format", document) == ([] if fine else [path])
    assert places("dns-search-domain-format", {**document, "networkMode": "awsvpc"}) == []


@pytest.mark.parametrize(
    ("domain", "becomes"), [("orders.internal.", "orders.internal"), (" a ", "a"), ("a_b", None), (".", None)]
)
def test_a_search_domain_is_trimmed(domain: str, becomes: str | None) -> None:
    document = on("bridge", container(dnsSearchDomains=[domain]))
    expected = {f"{AT}/dnsSearchDomains/0": becomes} if becomes else {}
    assert changes("dns-search-domain-format", document) == expected


def hosts(name: object, address: object) -> Fragment:
    return on("bridge", container(extraHosts=[{"hostname": name, "ipAddress": address}]))


@pytest.mark.parametrize(
    "address", ["10.0.0.1", "255.255.255.255", "::1", "fd00::1", " 10.0.0.1 ", "host-gateway", "${IP}", 5, ""]
)
def test_an_extra_host_can_have_this_address(address: object) -> None:
    assert places("extra-hosts-ip-invalid", hosts("db", address)) == []


@pytest.mark.parametrize(
    "address", ["256.0.0.1", "10.0.0", "db.internal", "10.0.0.1:80", "10.0.0.0/8", "Host-Gateway"]
)
def test_an_extra_host_cannot_have_this_address(address: str) -> None:
    assert places("extra-hosts-ip-invalid", hosts("db", address)) == [f"{AT}/extraHosts/0/ipAddress"]
    assert f"“{address}”" in messages("extra-hosts-ip-invalid", hosts("db", address))[0]
    assert places("extra-hosts-ip-invalid", {**hosts("db", address), "networkMode": "awsvpc"}) == []


@pytest.mark.parametrize(
    ("name", "address", "change"),
    [
        ("10.0.0.1", "db", {"ipAddress": "10.0.0.1", "hostname": "db"}),
        ("db", "localhost", {"ipAddress": "127.0.0.1"}),
        ("db", "elsewhere", {}),
        (None, "elsewhere", {}),
    ],
)
def test_name_and_address_of_an_extra_host_are_put_right(
    name: object, address: str, change: dict[str, str]
) -> None:
    expected = {f"{AT}/extraHosts/0/{member}": value for member, value in change.items()}
    assert changes("extra-hosts-ip-invalid", hosts(name, address)) == expected


@pytest.mark.parametrize(
    ("mode", "namespace", "reported"),
    [
        ("host", "net.ipv4.ip_forward", True),
        ("host", "kernel.shmmax", False),
        ("host", "network", False),
        ("bridge", "net.ipv4.ip_forward", False),
        ("awsvpc", "net.ipv4.ip_forward", False),
    ],
)
def test_in_host_mode_the_network_is_not_the_tasks_to_tune(mode: str, namespace: str, reported: bool) -> None:
    document = on(mode, container(systemControls=[{"namespace": namespace, "value": "1"}]))
    path = f"{AT}/systemControls/0"
    assert places("system-control-host-network", document) == ([path] if reported else [])
    if reported:
        assert changes("system-control-host-network", document) == {
            path: ABSENT,
            f"{AT}/systemControls": ABSENT,
        }


@pytest.mark.parametrize(
    ("launch_types", "mode", "missed"),
    [
        (["MANAGED_INSTANCES"], None, True),
        (["MANAGED_INSTANCES"], "", True),
        (["MANAGED_INSTANCES", "EC2"], None, False),
        (["MANAGED_INSTANCES"], "host", False),
        (["MANAGED_INSTANCES"], "${MODE}", False),
        (["EC2"], None, False),
    ],
)
def test_managed_instances_alone_need_a_network_mode(
    launch_types: list[str], mode: Any, missed: bool
) -> None:
    found = places("managed-instances-network-mode-missing", on(mode, {}, launch_types))
    assert found == (["/networkMode"] if missed else [])


TO_AWSVPC = {
    "fargate-network-mode": (["FARGATE"], "bridge"),
    "managed-instances-network-mode": (["MANAGED_INSTANCES"], "bridge"),
    "managed-instances-network-mode-missing": (["MANAGED_INSTANCES"], None),
}
PORT = f"{AT}/portMappings/0/hostPort"


@pytest.mark.parametrize("rule", TO_AWSVPC)
@pytest.mark.parametrize(
    ("mapping", "change"),
    [({"containerPort": 80}, {}), ({"containerPort": 80, "hostPort": 0}, {PORT: 80})],
)
def test_the_mode_awsvpc_brings_the_host_ports_along(
    rule: str, mapping: dict[str, int], change: dict[str, int]
) -> None:
    launch_types, mode = TO_AWSVPC[rule]
    document = on(mode, container(portMappings=[mapping]), launch_types)
    assert changes(rule, document) == {"/networkMode": "awsvpc", **change}


@pytest.mark.parametrize(
    "members", [{"hostname": "orders"}, {"portMappings": [{"containerPort": 80}, {"containerPort": 80}]}]
)
def test_managed_instances_are_not_moved_to_a_mode_that_the_task_does_not_suit(members: Any) -> None:
    document = on(None, container(**members), ["MANAGED_INSTANCES"])
    assert changes("managed-instances-network-mode-missing", document) == {}


@pytest.mark.parametrize(
    ("launch_types", "change"),
    [(["EXTERNAL"], {"/networkMode": "bridge"}), (["EXTERNAL", "FARGATE"], {}), (["EXTERNAL", "EC2"], {})],
)
def test_an_external_task_moves_to_bridge_when_it_runs_nowhere_else(
    launch_types: list[str], change: dict[str, str]
) -> None:
    assert changes("external-exclusive-network", on("awsvpc", {}, launch_types)) == change


def test_no_mode_is_right_for_both_fargate_and_external_instances() -> None:
    assert changes("fargate-network-mode", on("bridge", {}, ["FARGATE", "EXTERNAL"])) == {}


@pytest.mark.parametrize(
    ("mode", "mapping", "named"),
    [
        ("host", {"name": "web"}, "name"),
        ("host", {"appProtocol": "http"}, "appProtocol"),
        ("host", {"name": "web", "appProtocol": "http"}, "name"),
        ("host", {}, None),
        ("none", {"name": "web"}, None),
        ("bridge", {"name": "web"}, None),
        ("awsvpc", {"name": "web"}, None),
    ],
)
def test_service_connect_does_not_reach_host_mode(
    mode: str, mapping: dict[str, str], named: str | None
) -> None:
    document, at = (
        on(mode, container(portMappings=[{"containerPort": 80, **mapping}])),
        f"{AT}/portMappings/0",
    )
    assert places("service-connect-network-mode", document) == ([f"{at}/{named}"] if named else [])
    if named:
        assert changes("service-connect-network-mode", document) == {f"{at}/{one}": ABSENT for one in mapping}
