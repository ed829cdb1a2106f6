"""The rules on volumes and mounts, at both sides of every limit."""

from typing import Any

import pytest

from tests.taskdef.found import Fragment, container, findings, messages, places


def volumes(*volumes: Any, launch_types: Any = ("FARGATE",)) -> Fragment:
    return {"requiresCompatibilities": list(launch_types), "volumes": list(volumes)}


def mounting(source: object, declared: object) -> Fragment:
    mounts = [{"sourceVolume": source, "containerPath": "/data"}]
    return {"volumes": declared, **container(mountPoints=mounts)}


@pytest.mark.parametrize(
    ("source", "declared"),
    [
        ("data", [{"name": "cache"}, {"name": "data"}]),
        ("", [{"name": "data"}]),
        (None, None),
        (5, [{"name": "data"}]),
        ("${VOLUME}", [{"name": "data"}]),
        ("data", [{"name": "${VOLUME}"}]),
        ("data", [{"name": 5}]),
        ("data", ["${VOLUME}"]),
        ("data", "${VOLUMES}"),
        ("data", {"name": "data"}),
    ],
)
def test_a_mount_of_a_volume_that_is_there_or_may_be_is_fine(source: object, declared: object) -> None:
    assert places("mount-unknown-volume", mounting(source, declared)) == []


@pytest.mark.parametrize(
    "declared", [None, [], [{"name": "Data"}], [{}], [{"name": ""}], [{"name": "data "}]]
)
def test_a_mount_of_a_volume_that_is_not_there_is_reported(declared: object) -> None:
    document = mounting("data", declared)
    path = "/containerDefinitions/0/mountPoints/0/sourceVolume"
    assert places("mount-unknown-volume", document) == [path]
    assert "“data”" in messages("mount-unknown-volume", document)[0]


def test_names_of_volumes_are_unique() -> None:
    assert places("volume-name-duplicate", volumes({"name": "a"}, {"name": "A"}, {}, {})) == []
    assert places("volume-name-duplicate", volumes({"name": "${A}"}, {"name": "${A}"})) == []
    again = volumes({"name": "a"}, {"name": "b"}, {"name": "a"}, {"name": "a"})
    assert places("volume-name-duplicate", again) == ["/volumes/2/name", "/volumes/3/name"]


@pytest.mark.parametrize("name", ["a", "Data_1-x", "-", "9", "a" * 255, "${NAME}", 5])
def test_a_volume_can_have_this_name(name: object) -> None:
    assert places("volume-name-invalid", volumes({"name": name})) == []


@pytest.mark.parametrize(
    ("volume", "told"),
    [
        ({"name": "my.data"}, "“.”"),
        ({"name": "my data"}, "“ ”"),
        ({"name": "데이터"}, "“데”"),
        ({"name": "a\n"}, "U+000A"),
        ({"name": "a" * 256}, "256 characters"),
        ({"name": ""}, "Volume 1 has no name"),
        ({"name": None, "host": {}}, "Volume 1 has no name"),
        ({}, "Volume 1 has no name"),
    ],
)
def test_a_volume_cannot_have_this_name(volume: dict[str, Any], told: str) -> None:
    [finding] = findings("volume-name-invalid", volumes(volume))
    assert finding.path == "/volumes/0/name"
    assert told in finding.message


PATH = "/volumes/0/host/sourcePath"


@pytest.mark.parametrize(
    ("source", "on_fargate", "on_instances"),
    [
        (None, [], []),
        ("${PATH_ON_HOST}", [], []),
        (5, [], []),
        ("/srv/data", [PATH], []),
        ("", [], [PATH]),
        (" \t", [PATH], [PATH]),
    ],
)
def test_a_path_on_the_host(source: object, on_fargate: list[str], on_instances: list[str]) -> None:
    for launch_types in (["FARGATE"], ["EC2"], ["EXTERNAL"], ["EC2", "FARGATE"], ["MANAGED_INSTANCES"], None):
        document = {
            **volumes({"name": "a", "host": {"sourcePath": source}}),
            "requiresCompatibilities": launch_types,
        }
        wanted = set(launch_types or ["EC2"])
        assert places("fargate-host-source-path", document) == (on_fargate if "FARGATE" in wanted else [])
        assert places("host-source-path-blank", document) == (
            on_instances if wanted & {"EC2", "EXTERNAL"} else []
        )


@pytest.mark.parametrize("host", [{}, None, "", "/srv", []])
def test_a_volume_without_a_path_on_the_host_is_fine_everywhere(host: object) -> None:
    document = volumes({"name": "a", "host": host}, launch_types=["EC2", "FARGATE"])
    assert places("fargate-host-source-path", document) == []
    assert places("host-source-path-blank", document) == []


EFS = "/volumes/0/efsVolumeConfiguration"
IAM, POINT = {"iam": "ENABLED"}, {"accessPointId": "fsap-0123456789abcdef0"}


def efs(authorization: object = None, **members: Any) -> Fragment:
    configuration = {"fileSystemId": "fs-1", "authorizationConfig": authorization, **members}
    return volumes({"name": "data", "efsVolumeConfiguration": configuration})


@pytest.mark.parametrize(
    ("rule", "at", "needing", "content"),
    [
        ("efs-iam-needs-transit-encryption", "transitEncryption", efs(IAM), efs({"iam": "DISABLED"})),
        (
            "efs-iam-needs-transit-encryption",
            "transitEncryption",
            efs({**IAM, **POINT}),
            efs({"iam": "${IAM}"}),
        ),
        (
            "efs-access-point-needs-transit-encryption",
            "transitEncryption",
            efs(POINT),
            efs({"accessPointId": ""}),
        ),
        (
            "efs-access-point-needs-transit-encryption",
            "transitEncryption",
            efs({**IAM, **POINT}),
            efs({"accessPointId": "${POINT}"}),
        ),
        (
            "efs-port-needs-transit-encryption",
            "transitEncryptionPort",
            efs(transitEncryptionPort=2999),
            efs(transitEncryptionPort=None),
        ),
        (
            "efs-port-needs-transit-encryption",
            "transitEncryptionPort",
            efs(transitEncryptionPort=0),
            efs(transitEncryptionPort="2999"),
        ),
    ],
)
def test_what_needs_encryption_in_transit(rule: str, at: str, needing: Fragment, content: Fragment) -> None:
    for encryption in ("ENABLED", "${TRANSIT}", "enabled", True, None, "", "DISABLED"):
        unencrypted = encryption in (None, "", "DISABLED")
        assert places(rule, _with(needing, encryption)) == ([f"{EFS}/{at}"] if unencrypted else [])
        assert places(rule, _with(content, encryption)) == []
        windows = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
        assert places(rule, {**_with(needing, encryption), **windows}) == []
        assert places(rule, {**_with(needing, encryption), "requiresCompatibilities": ["EXTERNAL"]}) == []


def _with(fragment: Fragment, encryption: object) -> Fragment:
    volume = fragment["volumes"][0]
    configuration = {**volume["efsVolumeConfiguration"], "transitEncryption": encryption}
    return {**fragment, "volumes": [{**volume, "efsVolumeConfiguration": configuration}]}


@pytest.mark.parametrize(
    ("authorization", "directory", "reported"),
    [
        (POINT, "/", False),
        (POINT, "", False),
        (POINT, None, False),
        (POINT, "${DIRECTORY}", False),
        (POINT, 5, False),
        (IAM, "/data", False),
        ({"accessPointId": "${POINT}"}, "/data", False),
        (None, "/data", False),
        (POINT, "/data", True),
        ({**IAM, **POINT}, "//", True),
        (POINT, " ", True),
    ],
)
def test_an_access_point_brings_its_own_root_directory(
    authorization: object, directory: object, reported: bool
) -> None:
    document = efs(authorization, rootDirectory=directory, transitEncryption="ENABLED")
    expected = [f"{EFS}/rootDirectory"] if reported else []
    assert places("efs-access-point-root-directory", document) == expected


@pytest.mark.parametrize(
    ("port", "reported"),
    [(1, 0), (65535, 0), (None, 0), ("2999", 0), ("${PORT}", 0), (True, 0), (0, 1), (-1, 1), (65536, 1)],
)
def test_the_port_to_efs_is_1_to_65535(port: object, reported: int) -> None:
    document = efs(transitEncryption="ENABLED", transitEncryptionPort=port)
    assert places("efs-port-range", document) == [f"{EFS}/transitEncryptionPort"] * reported
