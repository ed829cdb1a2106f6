"""The rules on limits, namespaces and kernel parameters of Linux containers, at both sides of every limit."""

import re
from typing import Any

import pytest

from designer.taskdef import operating_system, schema, sysctls
from designer.taskdef.paths import ABSENT
from designer.taskdef.task import LAUNCH_TYPES, Task
from tests.taskdef.after_mending import is_offered, mended_document, mended_value
from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0"
LINUX_PARAMETERS = f"{AT}/linuxParameters"
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


def on(launch_types: Any, **members: Any) -> Fragment:
    return {"requiresCompatibilities": launch_types, **members}


def parameters(launch_types: Any, **members: Any) -> Fragment:
    return {**on(launch_types), **container(linuxParameters=members)}


@pytest.mark.parametrize("launch_types", [["FARGATE"], ["EC2", "FARGATE"], ["EC2"], None])
@pytest.mark.parametrize("member", ["maxSwap", "swappiness"])
@pytest.mark.parametrize(("value", "given"), [(0, True), (64, True), (None, False), ("64", False)])
def test_fargate_has_no_swap(launch_types: Any, member: str, value: object, given: bool) -> None:
    rule = {"maxSwap": "fargate-max-swap", "swappiness": "fargate-swappiness"}[member]
    is_reported = given and "FARGATE" in (launch_types or ())
    expected = [f"{LINUX_PARAMETERS}/{member}"] if is_reported else []
    assert places(rule, parameters(launch_types, **{member: value})) == expected


@pytest.mark.parametrize("member", ["maxSwap", "swappiness"])
def test_swap_settings_are_taken_off_on_fargate_and_nothing_else(member: str) -> None:
    rule = {"maxSwap": "fargate-max-swap", "swappiness": "fargate-swappiness"}[member]
    document = parameters(["FARGATE"], initProcessEnabled=True, **{member: 5})
    assert mended_value(rule, document, LINUX_PARAMETERS) == {"initProcessEnabled": True}
    assert mended_value(rule, parameters(["FARGATE"], **{member: 5}), LINUX_PARAMETERS) is ABSENT


@pytest.mark.parametrize(
    ("mode", "pid", "ipc"),
    [("host", 1, 1), ("task", 0, 1), ("none", 0, 1), ("HOST", 0, 0), ("", 0, 0), (None, 0, 0), (5, 0, 0)],
)
def test_namespaces_on_fargate(mode: object, pid: int, ipc: int) -> None:
    for launch_types, is_fargate in ((["FARGATE"], 1), (["FARGATE", "EXTERNAL"], 1), (["EC2"], 0)):
        document = on(launch_types, pidMode=mode, ipcMode=mode)
        assert places("fargate-pid-mode-host", document) == ["/pidMode"] * (pid * is_fargate)
        assert places("fargate-ipc-mode", document) == ["/ipcMode"] * (ipc * is_fargate)


def test_namespaces_of_the_host_become_those_of_the_task_or_go() -> None:
    assert mended_value("fargate-pid-mode-host", {"pidMode": "host"}, "/pidMode") == "task"
    assert mended_value("fargate-pid-mode-host", {"pidMode": "host", **WINDOWS}, "/pidMode") is ABSENT
    assert mended_value("fargate-ipc-mode", {"ipcMode": "host"}, "/ipcMode") is ABSENT


@pytest.mark.parametrize(
    ("value", "mended"), [(-1, 0), (0, None), (100, None), (101, 100), (2**31 - 1, 100), ("50", None)]
)
def test_swappiness_is_a_percentage(value: object, mended: int | None) -> None:
    document = parameters(["EC2"], maxSwap=64, swappiness=value)
    at = f"{LINUX_PARAMETERS}/swappiness"
    assert places("swappiness-range", document) == ([] if mended is None else [at])
    assert mended is None or mended_value("swappiness-range", document, at) == mended


@pytest.mark.parametrize(("value", "reported"), [(-1, 1), (0, 0), (1, 0), (None, 0), ("-1", 0)])
def test_max_swap_is_not_negative(value: object, reported: int) -> None:
    for launch_types in (["EC2"], ["EXTERNAL"], ["MANAGED_INSTANCES"], None):
        document = parameters(launch_types, maxSwap=value)
        assert places("max-swap-negative", document) == [f"{LINUX_PARAMETERS}/maxSwap"] * reported


@pytest.mark.parametrize(
    ("launch_types", "max_swap", "reported"),
    [
        (["EC2"], None, 1),
        (["EXTERNAL"], None, 1),
        (["EC2"], 0, 0),
        (["EC2"], "${SWAP}", 0),
        (["EC2", "FARGATE"], None, 0),
    ],
)
def test_swappiness_needs_max_swap(launch_types: list[str], max_swap: object, reported: int) -> None:
    document = parameters(launch_types, swappiness=10, maxSwap=max_swap)
    assert len(places("swappiness-without-max-swap", document)) == reported
    if reported:
        assert (
            mended_value("swappiness-without-max-swap", document, f"{LINUX_PARAMETERS}/swappiness") is ABSENT
        )


def ulimits(*limits: tuple[Any, Any, Any]) -> Fragment:
    rows = [{"name": name, "softLimit": soft, "hardLimit": hard} for name, soft, hard in limits]
    return container(ulimits=rows)


@pytest.mark.parametrize(
    ("limit", "over_hard", "over_fargate"),
    [
        (("nofile", 1024, 1024), None, None),
        (("nofile", 1025, 1024), "softLimit", None),
        (("core", 0, 0), None, None),
        (("core", 1, 0), "softLimit", None),
        (("nofile", 1024, -1), None, None),
        (("memlock", -1, -1), None, None),
        (("nofile", -1, 1024), None, None),
        (("nofile", "2000", 1024), None, None),
        (("nofile", 1_048_576, 1_048_576), None, None),
        (("nofile", 1024, 1_048_577), None, "hardLimit"),
        (("nofile", 1_048_577, 1_048_577), None, "hardLimit"),
        (("nofile", 1_048_577, None), None, "softLimit"),
        (("nofile", 1_048_577, 1024), "softLimit", None),
        (("nproc", 2_000_000, 2_000_000), None, None),
        (("${LIMIT}", 2_000_000, 2_000_000), None, None),
    ],
)
def test_limits(limit: tuple[Any, Any, Any], over_hard: str | None, over_fargate: str | None) -> None:
    at = f"{AT}/ulimits/0"
    for rule, member in (("ulimit-soft-over-hard", over_hard), ("fargate-nofile-limit", over_fargate)):
        assert places(rule, ulimits(limit)) == ([f"{at}/{member}"] if member else [])
    assert places("fargate-nofile-limit", {**ulimits(limit), **on(["EC2"])}) == []


@pytest.mark.parametrize(
    ("rule", "limit", "mended"),
    [
        ("ulimit-soft-over-hard", (8192, 4096), (4096, 4096)),
        ("fargate-nofile-limit", (1024, 2_000_000), (1024, 1_048_576)),
        ("fargate-nofile-limit", (1_500_000, 2_000_000), (1_048_576, 1_048_576)),
    ],
)
def test_limits_are_lowered(rule: str, limit: tuple[int, int], mended: tuple[int, int]) -> None:
    expected = {"name": "nofile", "softLimit": mended[0], "hardLimit": mended[1]}
    assert mended_value(rule, ulimits(("nofile", *limit)), f"{AT}/ulimits/0") == expected


def test_a_ulimit_is_given_once_for_a_container() -> None:
    document = ulimits(("nofile", 1, 2), ("nproc", 1, 2), ("nofile", 1, 2), ("nofile", 1, 3))
    assert places("ulimit-duplicate", document) == [f"{AT}/ulimits/2/name", f"{AT}/ulimits/3/name"]
    two = {"containerDefinitions": [{"name": name, **ulimits(("nofile", 1, 2))} for name in "ab"]}
    assert places("ulimit-duplicate", two) == []


def test_a_copy_of_a_ulimit_is_taken_away_and_a_different_one_stays() -> None:
    copy, other = (("nofile", 1, 2), ("nofile", 1, 2)), (("nofile", 1, 2), ("nofile", 1, 3))
    assert len(mended_value("ulimit-duplicate", ulimits(*copy), f"{AT}/ulimits")) == 1
    assert not is_offered("ulimit-duplicate", ulimits(*other))


def controls(*settings: tuple[Any, Any]) -> list[dict[str, Any]]:
    return [{"namespace": name, "value": value} for name, value in settings]


@pytest.mark.parametrize(
    ("namespace", "mended"),
    [
        ("net.core.somaxconn", None),
        ("fs.mqueue.msg_max", None),
        ("kernel.shm_rmid_forced", None),
        ("${SYSCTL}", None),
        ("", None),
        (5, None),
        ("net/core/somaxconn", "net.core.somaxconn"),
        (" NET.core.somaxconn", "net.core.somaxconn"),
        ("net.", "net."),
        ("fs.mqueue.", "fs.mqueue."),
        ("fs.file-max", "fs.file-max"),
        ("kernel.pid_max", "kernel.pid_max"),
        ("vm.max_map_count", "vm.max_map_count"),
    ],
)
def test_a_kernel_parameter_has_a_namespace(namespace: object, mended: str | None) -> None:
    document = container(systemControls=controls((namespace, "1")))
    at = f"{AT}/systemControls/0/namespace"
    assert places("system-control-namespace", document) == ([] if mended is None else [at])
    assert mended is None or mended_value("system-control-namespace", document, at) == mended


def test_the_kernel_parameters_of_the_ipc_namespace_are_told_from_those_of_the_network() -> None:
    assert all(map(sysctls.of_ipc, sysctls.ipc_names()))
    assert not any(map(sysctls.of_network, sysctls.ipc_names()))
    assert sysctls.of_network(sysctls.UNPRIVILEGED_PORTS)


def test_the_kernel_parameters_are_those_that_the_api_lists() -> None:
    text = schema.field("containerDefinitions[].systemControls[].value").help
    assert sorted(set(re.findall(r"kernel\.[a-z_]+", text))) == sysctls.ipc_names()


@pytest.mark.parametrize(
    ("mode", "namespace", "reported"),
    [
        ("host", "kernel.msgmax", 1),
        ("host", "fs.mqueue.msg_max", 1),
        ("host", "net.core.somaxconn", 0),
        ("task", "kernel.msgmax", 0),
        ("none", "kernel.msgmax", 0),
        (None, "kernel.msgmax", 0),
        ("${IPC}", "kernel.msgmax", 0),
    ],
)
def test_ipc_parameters_need_an_ipc_namespace(mode: object, namespace: str, reported: int) -> None:
    document = {**on(["EC2"], ipcMode=mode), **container(systemControls=controls((namespace, "1")))}
    expected = [f"{AT}/systemControls/0/namespace"] * reported
    assert places("system-control-host-ipc", document) == expected


@pytest.mark.parametrize(
    ("one", "other", "reported"),
    [
        (("net.core.somaxconn", "1024"), ("net.core.somaxconn", "128"), 1),
        (("net.core.somaxconn", "1024"), ("net.core.somaxconn", "1024"), 0),
        (("net.core.somaxconn", "1024"), ("net.core.somaxconn", "${N}"), 0),
        (("net.core.somaxconn", "1024"), ("net.core.somaxconn", None), 0),
        (("net.ipv4.tcp_rmem", "1 2 3"), ("net.ipv4.tcp_rmem", "1  2\t3"), 0),
        (("net.core.somaxconn", "1"), ("net.ipv4.tcp_fin_timeout", "2"), 0),
        (("kernel.msgmax", "1"), ("kernel.msgmax", "2"), 0),
    ],
)
def test_containers_of_an_awsvpc_task_agree(one: Any, other: Any, reported: int) -> None:
    containers = [
        {"name": "a", "systemControls": controls(one)},
        {"name": "b", "systemControls": controls(other)},
    ]
    document = on(["EC2"], containerDefinitions=containers)
    expected = ["/containerDefinitions/1/systemControls/0/value"] * reported
    assert places("system-control-conflict", document) == expected
    assert places("system-control-conflict", {**document, "networkMode": "bridge"}) == []


def test_who_set_the_parameter_first_is_named() -> None:
    setting = [{"systemControls": controls(("net.core.somaxconn", value))} for value in ("1", "2")]
    [message] = messages("system-control-conflict", {"containerDefinitions": setting})
    assert "“net.core.somaxconn” is 2 here and 1 in the container" in message


@pytest.mark.parametrize(
    ("launch_types", "platform", "told"),
    [
        (["EC2"], None, False),
        (["EC2"], {"cpuArchitecture": "ARM64"}, False),
        (["EC2"], {"operatingSystemFamily": "LINUX"}, True),
        (["EC2"], {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}, True),
        (["EXTERNAL", "FARGATE"], None, True),
        (["MANAGED_INSTANCES"], {"cpuArchitecture": "ARM64"}, True),
        (["FARGATE"], {"operatingSystemFamily": "${OS}"}, False),
        (["FARGATE"], "LINUX", False),
        (["${LAUNCH_TYPE}"], None, False),
    ],
)
def test_the_operating_system_can_be_told(launch_types: Any, platform: Any, told: bool) -> None:
    assert operating_system.is_told(Task(dict(on(launch_types, runtimePlatform=platform)))) is told


def test_mends_leave_the_rest_of_the_document_as_it_is() -> None:
    document = {**on(list(LAUNCH_TYPES)), **container(linuxParameters={"maxSwap": 5}), "tags": [{"key": "a"}]}
    after = mended_document("fargate-max-swap", document)
    assert after["tags"] == [{"key": "a"}]
    assert after["requiresCompatibilities"] == list(LAUNCH_TYPES)
