"""The rules on memory and heaps, and what mends sizes."""

from typing import Any

import pytest

from designer.taskdef import heap_sizes
from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, findings, places

FIRST = "/containerDefinitions/0"
ON_EC2 = {"requiresCompatibilities": ["EC2"], "cpu": None, "memory": None}


def containers(*members: dict[str, Any]) -> Fragment:
    return {"containerDefinitions": [{"name": f"c{n}", **each} for n, each in enumerate(members)]}


@pytest.mark.parametrize(("mib", "reported"), [(-1, 0), (0, 0), (1, 1), (5, 1), (6, 0), ("5", 0), (None, 0)])
@pytest.mark.parametrize("member", ["memory", "memoryReservation"])
def test_docker_starts_containers_from_6_mib(member: str, mib: object, reported: int) -> None:
    document = container(**{member: mib})
    assert places("container-memory-minimum", document) == [f"{FIRST}/{member}"] * reported
    if reported:
        assert changes("container-memory-minimum", document) == {f"{FIRST}/{member}": 6}


@pytest.mark.parametrize(("parameters", "reported"), [({}, 0), (None, 0), ({"sharedMemorySize": 64}, 1)])
def test_fargate_tasks_leave_the_shared_memory_as_it_is(parameters: Any, reported: int) -> None:
    document, at = container(linuxParameters=parameters), f"{FIRST}/linuxParameters"
    assert places("fargate-shared-memory-size", document) == [f"{at}/sharedMemorySize"] * reported
    assert places("fargate-shared-memory-size", {**ON_EC2, **document}) == []
    if reported:
        change = {f"{at}/sharedMemorySize": ABSENT, at: ABSENT}
        assert changes("fargate-shared-memory-size", document) == change


@pytest.mark.parametrize(
    ("members", "task", "reported"),
    [
        ({"memoryReservation": 256}, {}, 1),
        ({"memoryReservation": 256, "memory": 0}, {}, 1),
        ({"memoryReservation": 256, "memory": 512}, {}, 0),
        ({"memoryReservation": 256, "memory": "${MEMORY}"}, {}, 0),
        ({"memoryReservation": 256}, {"memory": "512"}, 0),
        ({"memoryReservation": 256}, {"memory": "${MEMORY}"}, 0),
        ({"memoryReservation": 256}, {"requiresCompatibilities": ["EC2", "FARGATE"]}, 0),
        ({"memoryReservation": 0}, {}, 0),
        ({}, {}, 0),
    ],
)
def test_a_container_with_a_soft_limit_only_may_take_all(members: Any, task: Any, reported: int) -> None:
    document = {**ON_EC2, **container(**members), **task}
    assert places("memory-hard-limit-missing", document) == [f"{FIRST}/memory"] * reported


@pytest.mark.parametrize(
    ("limits", "reported"),
    [
        ((512, 512), 0),
        ((512, 513), 1),
        ((1024, 1), 1),
        ((1025, 1), 0),
        ((1025,), 0),
        ((512, "<X>"), 0),
        ((), 0),
    ],
)
def test_hard_limits_that_cannot_all_be_used_are_reported_once(limits: Any, reported: int) -> None:
    document = {"memory": "1 GB", **containers(*({"memory": each} for each in limits))}
    assert places("memory-limits-oversubscribed", document) == ["/memory"] * reported
    assert places("memory-limits-oversubscribed", {**document, "memory": None}) == []


@pytest.mark.parametrize(
    ("text", "mib"),
    [
        ("-Xmx512m", [512]),
        ("-Xmx1g -Xmx2G", [1024, 2048]),
        ("-Xmx1048576k", [1024]),
        ("-Xmx1073741824", [1024]),
        ("-XX:MaxHeapSize=2g", [2048]),
        ("JAVA_OPTS=-Xmx1t", [1048576]),
        ("node --max-old-space-size=4096 app.js", [4096]),
        ("node --max_old_space_size=4096", [4096]),
        ("-xmx1g -Xms1g -Xmx1.5g -Xmx1gb -XX:MaxRAMPercentage=75", []),
        ("-Xmx", []),
        ("--max-old-space-size 4096", []),
    ],
)
def test_heap_sizes_are_read_in_mib(text: str, mib: list[int]) -> None:
    assert [size.mib for size in heap_sizes.sizes(text)] == mib


@pytest.mark.parametrize(
    ("own", "task", "limit"),
    [
        (512, "1024", 512),
        (0, "1024", 1024),
        (None, "1 GB", 1024),
        (None, None, None),
        ("${MEMORY}", "1024", None),
        (None, "${MEMORY}", None),
    ],
)
def test_a_heap_is_smaller_than_the_memory_there_is(own: Any, task: Any, limit: int | None) -> None:
    for mib, reported in ((2047, limit), ((limit or 1) - 1, None), (limit or 1, limit)):
        variables = [{"name": "JAVA_OPTS", "value": f"-Xmx{mib}m"}]
        document = {**ON_EC2, "memory": task, **container(memory=own, environment=variables)}
        at = [f"{FIRST}/environment/0/value"] * (reported is not None)
        assert places("heap-over-memory", document) == at


@pytest.mark.parametrize("member", ["command", "entryPoint"])
def test_a_heap_is_brought_down_to_three_quarters_of_the_memory(member: str) -> None:
    words = ["sh", "-c", "java -Xms64m -Xmx1g -XX:MaxHeapSize=4096m -jar app.jar"]
    document = {"memory": "1024", **container(**{member: words})}
    assert "“-XX:MaxHeapSize=4096m”" in findings("heap-over-memory", document)[0].message
    change = {f"{FIRST}/{member}/2": "java -Xms64m -Xmx768m -XX:MaxHeapSize=768m -jar app.jar"}
    assert changes("heap-over-memory", document) == change


@pytest.mark.parametrize(
    ("rule", "fragment", "change"),
    [
        ("fargate-cpu-memory", {"cpu": "512", "memory": "512"}, {"/memory": "1024"}),
        ("fargate-cpu-memory", {"cpu": "256", "memory": "4096"}, {"/cpu": "512"}),
        ("fargate-cpu-memory", {"cpu": "300", "memory": "1500"}, {"/cpu": "512", "/memory": "2048"}),
        ("fargate-cpu-memory", {"cpu": "65536", "memory": "512"}, {}),
        ("fargate-cpu-required", {"cpu": None, "memory": "2 GB"}, {"/cpu": "256"}),
        ("fargate-cpu-required", {"cpu": None, "memory": "2500"}, {"/cpu": "512", "/memory": "3072"}),
        ("fargate-cpu-required", {"cpu": None, "memory": "${MEMORY}"}, {}),
        ("fargate-cpu-required", {"cpu": None, "memory": None}, {}),
        ("fargate-memory-required", {"cpu": "1 vCPU", "memory": None}, {"/memory": "2048"}),
        ("fargate-memory-required", {"cpu": "${CPU}", "memory": None}, {}),
        ("fargate-memory-required", {"cpu": None, "memory": None}, {}),
        ("ec2-task-cpu-range", {**ON_EC2, "cpu": "127", "memory": "512"}, {"/cpu": "128"}),
        ("ec2-task-cpu-range", {**ON_EC2, "cpu": "200000", "memory": "512"}, {"/cpu": "196608"}),
        ("container-memory-over-task", container(memory=2048), {f"{FIRST}/memory": 1024}),
        ("container-memory-over-task", container(memory=2048, memoryReservation=1025), {}),
        ("container-cpu-negative", container(cpu=-1), {f"{FIRST}/cpu": ABSENT}),
        (
            "container-memory-below-reservation",
            container(memory=256, memoryReservation=512),
            {f"{FIRST}/memory": 512},
        ),
        ("container-memory-below-reservation", container(memory=256, memoryReservation=2048), {}),
    ],
)
def test_a_size_that_fits_is_offered(rule: str, fragment: Fragment, change: dict[str, Any]) -> None:
    assert changes(rule, fragment) == change


def test_the_size_of_a_task_has_room_for_its_containers() -> None:
    both = containers({"cpu": 300, "memoryReservation": 700}, {"cpu": 300, "memoryReservation": 1500})
    without = {"cpu": None, "memory": "2048", **both}
    assert changes("fargate-cpu-required", without) == {"/cpu": "1024", "/memory": "3072"}
    assert changes("fargate-memory-required", {"cpu": "256", "memory": None, **both}) == {
        "/cpu": "1024",
        "/memory": "3072",
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 vCPUs", "1 vCPU"),
        ("1vcpus", "1 vCPU"),
        ("1 v CPU", "1 vCPU"),
        ("1,024", "1024"),
        (" 1024 ", "1024"),
        ("1000m", None),
        ("1,5 vCPU", None),
        ("1.0", None),
        ("much", None),
    ],
)
def test_cpu_in_another_spelling_is_written_as_the_service_reads_it(written: str, meant: str | None) -> None:
    change = {"/cpu": meant} if meant else {}
    assert changes("task-cpu-format", {"cpu": written, "memory": "2048"}) == change


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1024Mi", "1024"),
        ("1024 MiB", "1024"),
        ("1024MB", "1024"),
        ("1024m", "1024"),
        ("1Gi", "1 GB"),
        ("1 GiB", "1 GB"),
        ("1g", "1 GB"),
        ("1,024", "1024"),
        ("1 TB", None),
        ("0 MB", None),
        ("half", None),
    ],
)
def test_memory_in_another_spelling_is_written_as_the_service_reads_it(
    written: str, meant: str | None
) -> None:
    assert changes("task-memory-format", {"memory": written}) == ({"/memory": meant} if meant else {})
