"""The rules on ephemeral storage and folders in memory, at both sides of every limit."""

import re
from typing import Any

import pytest

from designer.taskdef import schema, tmpfs
from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import container, findings, places

AT = "/containerDefinitions/0"
TMPFS = "containerDefinitions[].linuxParameters.tmpfs[]"
ON_EC2 = {"requiresCompatibilities": ["EC2"]}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


@pytest.mark.parametrize(
    ("launch_types", "size", "mended"),
    [
        (["FARGATE"], 21, None),
        (["FARGATE"], 200, None),
        (["FARGATE"], "${SIZE}", None),
        (["EC2"], 20, None),
        (["FARGATE"], 20, ABSENT),
        (["FARGATE"], 0, ABSENT),
        (["FARGATE", "EC2"], -1, ABSENT),
        (["FARGATE"], 201, {"sizeInGiB": 200}),
    ],
)
def test_ephemeral_storage_has_21_to_200_gib(launch_types: Any, size: Any, mended: Any) -> None:
    document = {"requiresCompatibilities": launch_types, "ephemeralStorage": {"sizeInGiB": size}}
    expected = [] if mended is None else ["/ephemeralStorage/sizeInGiB"]
    assert places("ephemeral-storage-range", document) == expected
    if expected:
        assert mended_value("ephemeral-storage-range", document, "/ephemeralStorage") == mended


@pytest.mark.parametrize(
    ("launch_types", "reported"),
    [
        (["EC2"], 1),
        (["EXTERNAL"], 1),
        (["EC2", "MANAGED_INSTANCES"], 1),
        (["EC2", "FARGATE"], 0),
        (["MANAGED_INSTANCES"], 0),
        (["EC2", "${LAUNCH_TYPE}"], 0),
        (None, 0),
    ],
)
def test_ephemeral_storage_is_for_fargate(launch_types: Any, reported: int) -> None:
    document = {"requiresCompatibilities": launch_types, "ephemeralStorage": {"sizeInGiB": 50}}
    assert places("ephemeral-storage-not-fargate", document) == ["/ephemeralStorage"] * reported
    if reported:
        assert mended_value("ephemeral-storage-not-fargate", document, "/ephemeralStorage") is ABSENT


def test_ephemeral_storage_on_windows_is_a_note() -> None:
    document = {"ephemeralStorage": {"sizeInGiB": 50}, **WINDOWS}
    assert [one.level for one in findings("ephemeral-storage-windows", document)] == ["note"]
    assert places("ephemeral-storage-windows", {**document, **ON_EC2}) == []
    assert places("ephemeral-storage-windows", {"ephemeralStorage": {"sizeInGiB": 50}}) == []


def test_the_mount_options_are_those_that_the_api_lists() -> None:
    listed = re.findall('"([a-z_]+)"', schema.field(f"{TMPFS}.mountOptions").help)
    assert len(listed) > 30
    assert all(map(tmpfs.is_option, listed))


@pytest.mark.parametrize(
    "option", ["defaults", "noexec", "mode", "mode=1777", "uid=0", "nr_inodes=1k", "strictatime"]
)
def test_ecs_takes_the_mount_option(option: str) -> None:
    assert tmpfs.is_option(option)


@pytest.mark.parametrize(
    ("options", "mended"),
    [
        (["size=64m"], ["size=64m"]),
        (["ro=1"], ["ro=1"]),
        (["mode="], ["mode="]),
        ([""], [""]),
        (["NoExec"], ["noexec"]),
        (["ro", " nosuid ", "dev"], ["ro", "nosuid", "dev"]),
        (["ro", "noexec, mode=1777", "dev"], ["ro", "noexec", "mode=1777", "dev"]),
        (["noexec,size=64m"], ["noexec,size=64m"]),
    ],
)
def test_ecs_does_not_take_the_mount_option(options: list[str], mended: list[str]) -> None:
    folder = {"containerPath": "/run", "size": 1, "mountOptions": options}
    document = container(linuxParameters={"tmpfs": [folder]})
    at = f"{AT}/linuxParameters/tmpfs/0/mountOptions"
    assert len(places("tmpfs-mount-option-unknown", document)) == 1
    assert mended_value("tmpfs-mount-option-unknown", document, at) == mended


@pytest.mark.parametrize(
    ("folder", "members"),
    [
        ({"containerPath": "/run", "size": 1}, []),
        ({"containerPath": "${PATH}", "size": "1"}, []),
        ({}, []),
        ({"containerPath": "/run", "size": 0}, ["size"]),
        ({"containerPath": "run", "size": -1}, ["containerPath", "size"]),
    ],
)
def test_a_folder_in_memory_has_a_size_and_a_path(folder: dict[str, Any], members: list[str]) -> None:
    document = container(linuxParameters={"tmpfs": [folder]})
    expected = [f"{AT}/linuxParameters/tmpfs/0/{member}" for member in members]
    assert places("tmpfs-size", document) == expected
