"""The rules on GPUs, Neuron devices and devices of the host, and what mends them."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, findings, messages, places

FIRST = "/containerDefinitions/0/resourceRequirements/0"
SECOND = "/containerDefinitions/1/resourceRequirements/0"
SHARED = {"nvidiaMps": {"memory": 1024}}


def requiring(*requirements: dict[str, Any], on: str | list[str] = "EC2") -> Fragment:
    """One container for each requirement."""
    return {
        "requiresCompatibilities": [on] if isinstance(on, str) else on,
        "containerDefinitions": [
            {"name": f"c{number}", "resourceRequirements": [each]} for number, each in enumerate(requirements)
        ],
    }


def gpu(**members: Any) -> dict[str, Any]:
    return {"type": "GPU", **members}


def neuron(**members: Any) -> dict[str, Any]:
    return {"type": "NeuronDevice", **members}


@pytest.mark.parametrize("parameters", [None, {}, {"devices": []}, {"devices": None}, {"devices": "x"}])
def test_a_fargate_task_without_devices_is_fine(parameters: object) -> None:
    assert places("fargate-devices", container(linuxParameters=parameters)) == []


def test_devices_are_taken_off_a_fargate_task_and_nothing_else() -> None:
    devices, at = [{"hostPath": "/dev/fuse"}], "/containerDefinitions/0/linuxParameters"
    alone = container(linuxParameters={"devices": devices})
    beside = container(linuxParameters={"devices": devices, "initProcessEnabled": True})
    assert changes("fargate-devices", alone) == {f"{at}/devices": ABSENT, at: ABSENT}
    assert changes("fargate-devices", beside) == {f"{at}/devices": ABSENT}
    assert places("fargate-devices", {**alone, "requiresCompatibilities": ["EC2"]}) == []


@pytest.mark.parametrize("types", [["FARGATE"], ["EC2", "FARGATE"]])
@pytest.mark.parametrize(
    ("requirement", "reported"),
    [(gpu(value="1"), 1), (neuron(value="ALL"), 1), ({"type": "InferenceAccelerator", "value": "d"}, 0)],
)
def test_fargate_has_no_gpus_and_no_neuron_devices(types: list[str], requirement: Any, reported: int) -> None:
    document = requiring(requirement, on=types)
    assert places("fargate-gpu", document) == [FIRST] * reported
    assert not [each for each in places("neuron-device-rules", document) if each.endswith("/type")]


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("1", None),
        ("16", None),
        ("01", None),
        ("ALL", None),
        ("${GPUS}", None),
        (1, None),
        ("all", "ALL"),
        (" 2 ", "2"),
        ("2.0", "2"),
        ("+1", "1"),
        ("0", ""),
        ("-1", ""),
        ("1.5", ""),
        ("two", ""),
        (None, ""),
        ("", ""),
    ],
)
def test_a_number_of_gpus_is_whole_and_positive_or_all(value: object, meant: str | None) -> None:
    document = requiring(gpu(value=value))
    assert places("gpu-value-invalid", document) == ([] if meant is None else [f"{FIRST}/value"])
    if meant is not None:
        assert changes("gpu-value-invalid", document) == ({f"{FIRST}/value": meant} if meant else {})


@pytest.mark.parametrize(
    ("strategy", "reported"), [(SHARED, 0), ({"nvidiaMps": None}, 0), ({}, 1), (None, 1)]
)
def test_a_shared_gpu_needs_no_number(strategy: object, reported: int) -> None:
    assert len(places("gpu-value-invalid", requiring(gpu(sharingStrategy=strategy)))) == reported


@pytest.mark.parametrize(
    ("requirement", "change"),
    [
        (gpu(value="1"), None),
        (gpu(sharingStrategy=SHARED), None),
        (gpu(value="1", sharingStrategy={}), None),
        (gpu(value="1", sharingStrategy=SHARED), {}),
        (neuron(value="ALL", sharingStrategy=SHARED), {f"{FIRST}/sharingStrategy": ABSENT}),
    ],
)
def test_gpus_are_shared_or_counted_and_nothing_else_is_shared(requirement: Any, change: Any) -> None:
    document = requiring(requirement, on="MANAGED_INSTANCES")
    assert len(places("gpu-sharing-exclusive", document)) == (change is not None)
    if change is not None:
        assert changes("gpu-sharing-exclusive", document) == change


@pytest.mark.parametrize(
    ("requirements", "at"),
    [
        ([gpu(value="1"), gpu(value="ALL")], []),
        ([gpu(sharingStrategy=SHARED), gpu(sharingStrategy={"nvidiaMps": {"memory": 2}})], []),
        ([gpu(value="1"), gpu(sharingStrategy=SHARED)], [f"{SECOND}/sharingStrategy"]),
        ([gpu(sharingStrategy=SHARED), gpu(value="1")], [f"{SECOND}/value"]),
        ([gpu(value="1", sharingStrategy=SHARED), gpu(value="1")], []),
        ([neuron(value="ALL"), gpu(sharingStrategy=SHARED)], []),
    ],
)
def test_all_containers_use_gpus_in_the_same_way(requirements: list[Any], at: list[str]) -> None:
    assert places("gpu-sharing-mixed", requiring(*requirements)) == at
    assert places("gpu-sharing-mixed", requiring(*requirements, on="EXTERNAL")) == []


def test_tasks_for_external_use_whole_gpus_all_of_them() -> None:
    document = requiring(gpu(sharingStrategy=SHARED), gpu(value="2", sharingStrategy=SHARED), on="EXTERNAL")
    assert places("gpu-sharing-external", document) == [
        f"{FIRST}/sharingStrategy",
        f"{SECOND}/sharingStrategy",
    ]
    assert changes("gpu-sharing-external", document) == {
        f"{FIRST}/sharingStrategy": ABSENT,
        f"{FIRST}/value": "1",
        f"{SECOND}/sharingStrategy": ABSENT,
    }
    assert places("gpu-sharing-external", requiring(gpu(sharingStrategy=SHARED))) == []


@pytest.mark.parametrize(
    ("memory", "percent", "change"),
    [
        (1, 1, None),
        (1, 100, None),
        (1, None, None),
        (1, 101, {"maxComputePercent": 100}),
        (1, 0, {}),
        (0, 50, {}),
        (-1, None, {}),
    ],
)
def test_a_share_of_a_gpu_is_some_memory_and_1_to_100_percent(memory: int, percent: Any, change: Any) -> None:
    share = {"memory": memory, "maxComputePercent": percent}
    document = requiring(gpu(sharingStrategy={"nvidiaMps": share}))
    assert len(places("gpu-mps-range", document)) == (change is not None)
    if change is not None:
        at = f"{FIRST}/sharingStrategy/nvidiaMps"
        assert changes("gpu-mps-range", document) == {f"{at}/{name}": value for name, value in change.items()}


@pytest.mark.parametrize("value", ["2", "all", None])
def test_neuron_devices_are_taken_all_or_not_at_all(value: str | None) -> None:
    document = requiring(neuron(value=value), on="MANAGED_INSTANCES")
    assert places("neuron-device-rules", document) == [f"{FIRST}/value"]
    assert changes("neuron-device-rules", document) == {f"{FIRST}/value": "ALL"}


def test_one_container_of_a_task_has_the_neuron_devices() -> None:
    document = requiring(neuron(value="ALL"), neuron(value="ALL"), on="MANAGED_INSTANCES")
    assert places("neuron-device-rules", document) == [SECOND]
    assert "“c0”" in messages("neuron-device-rules", document)[0]
    assert places("neuron-device-rules", requiring(neuron(value="ALL"), on="MANAGED_INSTANCES")) == []


@pytest.mark.parametrize(
    ("types", "named"),
    [(["MANAGED_INSTANCES"], None), (["EC2"], "EC2"), (["MANAGED_INSTANCES", "EXTERNAL"], "EXTERNAL")],
)
def test_neuron_devices_are_for_managed_instances_only(types: list[str], named: str | None) -> None:
    found = findings("neuron-device-rules", requiring(neuron(value="ALL"), on=types))
    assert [each.path for each in found] == ([f"{FIRST}/type"] if named else [])
    assert all(str(named) in each.message for each in found)


@pytest.mark.parametrize(("family", "reported"), [("WINDOWS_SERVER_2022_CORE", 1), ("LINUX", 0), ("<OS>", 0)])
def test_windows_containers_have_no_gpus(family: str, reported: int) -> None:
    document = {**requiring(gpu(value="1")), "runtimePlatform": {"operatingSystemFamily": family}}
    assert places("gpu-windows", document) == [FIRST] * reported
    if reported:
        assert changes("gpu-windows", document)[FIRST] is ABSENT


DEVICES = "/containerDefinitions/0/linuxParameters/devices/0"


def device(path: str, permissions: Any) -> Fragment:
    parameters = {"devices": [{"hostPath": path, "permissions": permissions}]}
    return {"requiresCompatibilities": ["EC2"], **container(linuxParameters=parameters)}


@pytest.mark.parametrize(
    "path",
    [
        "/dev/sda",
        "/dev/xvdf1",
        "/dev/nvme0n1",
        "/dev/dm-0",
        "/dev/mapper/root",
        "/dev/mem",
        "/dev/kmem",
        "/dev/port",
        "/dev/kmsg",
        "/dev//sda",
        "/dev/../dev/sdb",
    ],
)
def test_a_disk_or_the_memory_of_the_host_is_reported_whatever_may_be_done_with_it(path: str) -> None:
    for permissions in (None, ["read"], ["mknod"]):
        assert places("sec-host-device", device(path, permissions)) == [f"{DEVICES}/hostPath"]
        assert changes("sec-host-device", device(path, permissions)) == {}


@pytest.mark.parametrize(
    "path",
    [
        "/dev/neuron0",
        "/dev/nvidia0",
        "/dev/nvidia-uvm",
        "/dev/dri/card0",
        "/dev/kfd",
        "/dev/null",
        "/dev/zero",
        "/dev/random",
        "/dev/urandom",
        "fuse",
        "${DEVICE}",
    ],
)
def test_devices_that_can_do_no_harm_may_have_all_permissions(path: str) -> None:
    assert places("sec-host-device", device(path, None)) == []
    assert places("sec-host-device", device(path, ["read", "write", "mknod"])) == []


@pytest.mark.parametrize(
    ("permissions", "kept"),
    [
        (["read"], None),
        (["read", "write"], None),
        (["${PERMISSION}"], None),
        (["create"], None),
        (None, ["read", "write"]),
        ([], ["read", "write"]),
        (["mknod", "read"], ["read"]),
        (["mknod"], []),
    ],
)
def test_any_other_device_is_given_without_mknod(permissions: Any, kept: list[str] | None) -> None:
    document = device("/dev/fuse", permissions)
    assert len(places("sec-host-device", document)) == (kept is not None)
    if kept is not None:
        change = {f"{DEVICES}/permissions": kept} if kept else {}
        assert changes("sec-host-device", document) == change
