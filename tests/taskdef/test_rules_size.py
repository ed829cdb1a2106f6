"""The rules on cpu, memory, bytes and network modes, at both sides of every limit."""

from typing import Any

import pytest

from designer.taskdef import examples
from designer.taskdef.text import size
from tests.taskdef.found import findings, messages, places

ON_EC2 = {"requiresCompatibilities": ["EC2"], "networkMode": "bridge", "cpu": None, "memory": None}


def containers(*members: dict[str, Any]) -> dict[str, Any]:
    return {"containerDefinitions": [{"name": f"c{n}", **each} for n, each in enumerate(members)]}


@pytest.mark.parametrize(
    "memory",
    [
        *({"memory": 6}, {"memoryReservation": 6}, {"memory": 0, "memoryReservation": 6}, {"memory": "256"}),
        *({"memory": "${MEMORY}"}, {"memoryReservation": 1.5}),
    ],
)
def test_a_container_has_memory_of_its_own(memory: dict[str, Any]) -> None:
    assert places("container-memory-required", {**ON_EC2, **containers(memory)}) == []


@pytest.mark.parametrize("memory", [{}, {"memory": 0}, {"memory": None, "memoryReservation": 0}])
def test_a_container_without_memory_needs_that_of_the_task(memory: dict[str, Any]) -> None:
    fragment = {**ON_EC2, **containers({"memory": 64}, memory)}
    assert places("container-memory-required", fragment) == ["/containerDefinitions/1/memory"]
    for task in ("512", "0.5 GB", "${MEMORY}", 512, "many"):
        assert places("container-memory-required", {**fragment, "memory": task}) == []


@pytest.mark.parametrize(
    ("hard", "soft", "told"),
    [
        (1024, 1024, []),
        (1024, 1023, []),
        (1024, 1536, ["The soft limit of 1,536 MiB is above the hard limit of 1,024 MiB."]),
        (0, 512, []),
        ("256", 512, []),
        (256, "${SOFT}", []),
    ],
)
def test_the_hard_limit_is_not_below_the_soft_one(hard: object, soft: object, told: list[str]) -> None:
    fragment = {"memory": "4096", **containers({"memory": hard, "memoryReservation": soft})}
    assert messages("container-memory-below-reservation", fragment) == told


@pytest.mark.parametrize(("memory", "reported"), [(1024, 0), (1025, 1), ("1025", 0)])
@pytest.mark.parametrize("task", ["1024", "1 GB"])
def test_a_container_has_no_more_memory_than_its_task(task: str, memory: object, reported: int) -> None:
    fragment = {"memory": task, **containers({"memory": memory}, {"memory": 1024})}
    assert places("container-memory-over-task", fragment) == ["/containerDefinitions/0/memory"] * reported


def test_soft_limits_add_up_to_no_more_than_the_task_has() -> None:
    exact = containers(
        {"memoryReservation": 1000}, {"memoryReservation": 24, "memory": 1024}, {"memory": 1024}
    )
    above = containers({"memoryReservation": 1000}, {"memoryReservation": 1048}, {"memoryReservation": "<X>"})
    assert places("container-reservation-over-task", {"memory": "1024", **exact}) == []
    [finding] = findings("container-reservation-over-task", {"memory": "1024", **above})
    assert finding.path == "/memory"
    assert finding.message == (
        "The soft limits of all containers add up to 2,048 MiB, more than the 1,024 MiB of the task."
    )
    assert finding.fix == "Lower the soft limits by 1,024 MiB, or raise the task memory."


@pytest.mark.parametrize("task", [None, "${MEMORY}", "much", 1024])
def test_nothing_is_compared_with_a_task_size_that_cannot_be_read(task: object) -> None:
    fragment = {
        "cpu": task,
        "memory": task,
        **containers({"cpu": 9, "memory": 9_999, "memoryReservation": 9_999}),
    }
    for rule in ("container-memory-over-task", "container-reservation-over-task", "container-cpu-over-task"):
        assert places(rule, fragment) == []


@pytest.mark.parametrize(
    ("units", "reported"), [((448, 64), []), ((449, 64), ["/cpu"]), ((513, -1), ["/cpu"]), ((512, "<X>"), [])]
)
@pytest.mark.parametrize("launch_type", ["FARGATE", "EC2"])
def test_the_cpu_of_containers_adds_up_to_no_more_than_the_task_has(
    launch_type: str, units: tuple[object, ...], reported: list[str]
) -> None:
    fragment = containers(*({"cpu": each} for each in units))
    task = {"requiresCompatibilities": [launch_type], "cpu": ".5 vCPU"}
    assert places("container-cpu-over-task", {**task, **fragment}) == reported


@pytest.mark.parametrize(("cpu", "reported"), [(0, 0), (1, 0), (-1, 1), (-(2**31), 1), ("-1", 0)])
def test_a_container_has_no_negative_cpu(cpu: object, reported: int) -> None:
    assert len(places("container-cpu-negative", containers({"cpu": cpu}))) == reported


def test_a_task_definition_has_at_most_65536_bytes_however_they_are_written() -> None:
    frame = {"containerDefinitions": [{"environment": [{"name": "TEXT", "value": ""}]}]}
    room = 65_536 - size(examples.complete(frame))
    for text, reported in (("x" * room, []), ("x" * (room + 1), [""]), ("é" * (room // 2 + 1), [""])):
        frame["containerDefinitions"][0]["environment"][0]["value"] = text
        assert places("document-too-large", frame) == reported


@pytest.mark.parametrize(
    ("launch_type", "mode", "rules"),
    [
        ("FARGATE", "awsvpc", []),
        ("FARGATE", "host", ["fargate-network-mode"]),
        ("FARGATE", "none", ["fargate-network-mode"]),
        ("FARGATE", None, ["fargate-network-mode"]),
        ("FARGATE", "${MODE}", []),
        ("EXTERNAL", "awsvpc", ["external-exclusive-network"]),
        ("EXTERNAL", "bridge", []),
        ("EXTERNAL", None, []),
        ("MANAGED_INSTANCES", "bridge", ["managed-instances-network-mode"]),
        ("MANAGED_INSTANCES", "host", []),
        ("MANAGED_INSTANCES", None, []),
        ("EC2", "bridge", []),
        ("EC2", "awsvpc", []),
    ],
)
def test_a_launch_type_has_its_network_modes(launch_type: str, mode: str | None, rules: list[str]) -> None:
    fragment = {"requiresCompatibilities": [launch_type], "networkMode": mode}
    for rule in ("fargate-network-mode", "external-exclusive-network", "managed-instances-network-mode"):
        assert places(rule, fragment) == ["/networkMode"] * (rule in rules)


@pytest.mark.parametrize(
    ("family", "reported"),
    [
        ("WINDOWS_SERVER_2016_FULL", 1),
        ("WINDOWS_SERVER_2004_CORE", 1),
        ("WINDOWS_SERVER_20H2_CORE", 1),
        ("WINDOWS_SERVER_2019_FULL", 0),
        ("WINDOWS_SERVER_2022_CORE", 0),
        ("WINDOWS_SERVER_2025_CORE", 0),
        ("WINDOWS_SERVER_1709", 0),
        ("LINUX", 0),
    ],
)
def test_fargate_runs_some_releases_of_windows(family: str, reported: int) -> None:
    fragment = {"runtimePlatform": {"operatingSystemFamily": family}}
    at = ["/runtimePlatform/operatingSystemFamily"] * reported
    assert places("fargate-windows-os-family", fragment) == at
    assert places("fargate-windows-os-family", {**ON_EC2, **fragment}) == []


@pytest.mark.parametrize(
    ("family", "reported"), [("WINDOWS_SERVER_2022_CORE", 1), ("LINUX", 0), ("<OS>", 0), (None, 0)]
)
def test_only_linux_tasks_run_on_arm64(family: str | None, reported: int) -> None:
    fragment = {"runtimePlatform": {"operatingSystemFamily": family, "cpuArchitecture": "ARM64"}}
    assert places("windows-arm64", fragment) == ["/runtimePlatform/cpuArchitecture"] * reported
