"""Task sizes: how they are written, the pairs that Fargate offers, and what is said about all others."""

import pytest

from designer.taskdef import examples, sizes
from designer.taskdef.check import check

# As the AWS pages named in data/fargate_sizes.json list them.
FARGATE = {
    256: (512, 1024, 2048),
    512: range(1024, 4096 + 1, 1024),
    1024: range(2048, 8192 + 1, 1024),
    2048: range(4096, 16384 + 1, 1024),
    4096: range(8192, 30720 + 1, 1024),
    8192: range(16384, 61440 + 1, 4096),
    16384: range(32768, 122880 + 1, 8192),
    32768: (61440, 122880, 249856),
}
ON_WINDOWS = (1024, 2048, 4096)
WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}


def found(cpu: str, memory: str, **members: object) -> list[tuple[str, str]]:
    document = examples.complete({"cpu": cpu, "memory": memory, **members})
    return [(finding.rule, finding.path) for finding in check(document) if finding.level == "error"]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        *(
            ("256", 256),
            ("0256", 256),
            ("1 vCPU", 1024),
            ("1vcpu", 1024),
            (".5 vcpu", 512),
            ("0.25 vCPU", 256),
        ),
        *(("192 VCPU", 196_608), ("0.125  vCPU", 128), ("1.1 vCPU", 1126), ("999999999", 999_999_999)),
        *(("", None), ("0", None), ("0 vCPU", None), ("-256", None), ("+256", None), ("256.0", None)),
        *(("1.", None), (". vCPU", None), ("vCPU", None), ("1. vCPU", None), ("1,5 vCPU", None)),
        *((" 256", None), ("256 ", None), ("256\n", None), ("1 GB", None), ("500m", None), ("٢٥٦", None)),
        *(("1e3", None), ("1_024", None), ("9" * 5_000, None), ("0.0001 vCPU", None)),
    ],
)
def test_cpu_is_read_in_units_and_in_vcpus(text: str, units: int | None) -> None:
    assert sizes.cpu_units(text) == units


@pytest.mark.parametrize(
    ("text", "mib"),
    [
        *(
            ("2048", 2048),
            ("2GB", 2048),
            ("0.5 GB", 512),
            (".5gb", 512),
            ("1.5 GB", 1536),
            ("244 GB", 249_856),
        ),
        *(("0", None), ("0 GB", None), ("512Mi", None), ("2G", None), ("2 vCPU", None), ("2 GiB", None)),
    ],
)
def test_memory_is_read_in_mib_and_in_gigabytes(text: str, mib: int | None) -> None:
    assert sizes.memory_mib(text) == mib


def test_the_packaged_pairs_are_those_that_aws_lists() -> None:
    assert sizes.fargate("LINUX") == {cpu: tuple(memory) for cpu, memory in FARGATE.items()}
    assert sizes.fargate("WINDOWS") == {cpu: tuple(FARGATE[cpu]) for cpu in ON_WINDOWS}


@pytest.mark.parametrize("cpu", FARGATE)
def test_every_pair_of_the_table_is_accepted(cpu: int) -> None:
    windows = [WINDOWS] if cpu in ON_WINDOWS else []
    for memory in FARGATE[cpu]:
        assert found(str(cpu), str(memory)) == []
        assert found(f"{cpu / 1024} vCPU", f"{memory / 1024} GB") == []
        for platform in windows:
            assert found(str(cpu), str(memory), runtimePlatform=platform) == []


@pytest.mark.parametrize("cpu", FARGATE)
def test_one_mib_beside_any_pair_is_no_size(cpu: int) -> None:
    offered = FARGATE[cpu]
    for memory in {near for exact in offered for near in (exact - 1, exact + 1)}:
        assert found(str(cpu), str(memory)) == [("fargate-cpu-memory", "/memory")]


@pytest.mark.parametrize("cpu", [1, 255, 257, 768, 32_767, 32_769, 65_536])
def test_other_cpu_than_that_of_the_table_is_no_size(cpu: int) -> None:
    assert found(str(cpu), "2048") == [("fargate-cpu-memory", "/cpu")]


@pytest.mark.parametrize("cpu", [256, 512, 768, 8192, 16384, 32768])
def test_on_windows_only_what_windows_cannot_have_is_reported(cpu: int) -> None:
    reported = found(str(cpu), "512", runtimePlatform=WINDOWS)
    assert reported == [("fargate-windows-size", "/cpu")]


def test_windows_memory_beside_its_cpu_is_no_size() -> None:
    assert found("1024", "1024", runtimePlatform=WINDOWS) == [("fargate-cpu-memory", "/memory")]


@pytest.mark.parametrize(
    ("os_family", "asked", "fitting"),
    [
        ("LINUX", (512, 512), (512, 1024)),
        ("LINUX", (256, 4096), (512, 4096)),
        ("LINUX", (300, 600), (512, 1024)),
        ("LINUX", (8192, 17_408), (8192, 20_480)),
        ("LINUX", (16_384, 200_000), (32_768, 249_856)),
        ("LINUX", (1, 900_000), (32_768, 249_856)),
        ("WINDOWS", (256, 512), (1024, 2048)),
        ("WINDOWS", (8192, 16_384), (4096, 16_384)),
    ],
)
def test_the_size_advised_is_the_smallest_with_all_that_was_asked(
    os_family: str, asked: tuple[int, int], fitting: tuple[int, int]
) -> None:
    assert sizes.fargate_fitting(os_family, *asked) == fitting


@pytest.mark.parametrize(
    ("cpu", "rules"),
    [
        ("127", ["ec2-task-cpu-range"]),
        ("128", []),
        ("0.125 vCPU", []),
        ("196608", []),
        ("192 vCPU", []),
        ("196609", ["ec2-task-cpu-range"]),
        ("0", ["task-cpu-format"]),
        ("half", ["task-cpu-format"]),
    ],
)
@pytest.mark.parametrize("launch_type", ["EC2", "EXTERNAL"])
def test_instances_take_cpu_in_a_range(launch_type: str, cpu: str, rules: list[str]) -> None:
    members = {"requiresCompatibilities": [launch_type], "networkMode": "bridge"}
    assert [rule for rule, _ in found(cpu, "1024", **members)] == rules
