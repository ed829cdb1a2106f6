"""The rules on volumes and mounts: names, paths, what nobody uses, what is said twice."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import is_offered, mended_document, mended_value
from tests.taskdef.found import Fragment, container, messages, places

AT = "/containerDefinitions/0"
MOUNT = f"{AT}/mountPoints/0"
ON_EC2 = {"requiresCompatibilities": ["EC2"]}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


def mounting(*mounts: Any, volumes: Any = ({"name": "data"},)) -> Fragment:
    """A container that mounts the volumes named, or mount points as given."""
    points = [
        {"sourceVolume": one, "containerPath": f"/{one}"} if isinstance(one, str) else one for one in mounts
    ]
    return {**container(mountPoints=points), "volumes": list(volumes)}


@pytest.mark.parametrize(
    ("path", "mended"),
    [
        ("/data", None),
        ("/d", None),
        ("${PATH}", None),
        (5, None),
        ("data", "/data"),
        ("var/www", "/var/www"),
        ("./data", "./data"),
        ("", ""),
        ("/", "/"),
        ("//", "//"),
        ("/data/..", "/data/.."),
    ],
)
def test_a_mount_is_below_the_root(path: object, mended: str | None) -> None:
    document, at = mounting({"sourceVolume": "data", "containerPath": path}), f"{MOUNT}/containerPath"
    assert places("mount-path-relative", document) == ([] if mended is None else [at])
    assert mended is None or mended_value("mount-path-relative", document, at) == mended
    assert places("mount-path-relative", {**document, **WINDOWS}) == []


def test_what_is_wrong_with_the_path_of_a_mount_is_told() -> None:
    texts = [
        messages("mount-path-relative", mounting({"sourceVolume": "data", "containerPath": path}))
        for path in (None, "data", "/")
    ]
    parts = ("has no path", "“data”", "root of a container")
    assert all(part in text[0] for part, text in zip(parts, texts, strict=True))


@pytest.mark.parametrize(
    ("first", "second", "system", "reported"),
    [
        ("/data", "/data", {}, 1),
        ("/data", "/data/", {}, 1),
        ("//data", "/data/./", {}, 1),
        ("/data", "/data2", {}, 0),
        ("/data", "/Data", {}, 0),
        ("/data", "/data/x", {}, 0),
        ("C:\\data", "c:/data\\", WINDOWS, 1),
        ("C:\\data", "D:\\data", WINDOWS, 0),
        ("${PATH}", "${PATH}", {}, 0),
        ("", "", {}, 0),
    ],
)
def test_a_path_takes_one_mount(first: str, second: str, system: Fragment, reported: int) -> None:
    rows = [{"sourceVolume": name, "containerPath": path} for name, path in (("a", first), ("b", second))]
    document = {**mounting(*rows), **system}
    assert places("mount-path-duplicate", document) == [f"{AT}/mountPoints/1/containerPath"] * reported
    assert not reported or not is_offered("mount-path-duplicate", document)


def test_a_copy_of_a_mount_is_taken_away() -> None:
    after = mended_value("mount-path-duplicate", mounting("data", "data"), f"{AT}/mountPoints")
    assert after == [{"sourceVolume": "data", "containerPath": "/data"}]


def test_mounts_and_folders_in_memory_share_the_paths_of_a_container_but_not_of_another() -> None:
    memory = {"linuxParameters": {"tmpfs": [{"containerPath": "/data", "size": 1}]}}
    mounts = {"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}
    both = {"containerDefinitions": [{**mounts, **memory}], "volumes": [{"name": "data"}]}
    expected = [f"{AT}/linuxParameters/tmpfs/0/containerPath"]
    assert places("mount-path-duplicate", both) == expected
    assert places("mount-path-duplicate", {**both, "containerDefinitions": [mounts, memory]}) == []


@pytest.mark.parametrize(
    ("volume", "mounts", "unused", "refused"),
    [
        ({"name": "data"}, [], 1, 0),
        ({"name": "data"}, ["data"], 0, 0),
        ({"name": "data"}, ["Data"], 1, 0),
        ({"name": "data"}, [{"sourceVolume": "${VOLUME}"}], 0, 0),
        ({"name": "data"}, [{}], 1, 0),
        ({"name": "data"}, [5], 0, 0),
        ({"name": "${VOLUME}"}, [], 0, 0),
        ({}, [], 0, 0),
        ({"name": "data", "configuredAtLaunch": False}, [], 1, 0),
        ({"name": "data", "configuredAtLaunch": True}, [], 0, 1),
        ({"name": "data", "configuredAtLaunch": True}, ["data"], 0, 0),
        ({"name": "data", "configuredAtLaunch": True}, [{"sourceVolume": "${VOLUME}"}], 0, 0),
    ],
)
def test_a_volume_is_there_to_be_mounted(volume: Any, mounts: Any, unused: int, refused: int) -> None:
    document = mounting(*mounts, volumes=[volume])
    assert places("volume-unused", document) == ["/volumes/0"] * unused
    at_launch = places("volume-configured-at-launch-unmounted", document)
    assert at_launch == ["/volumes/0/configuredAtLaunch"] * refused


@pytest.mark.parametrize(
    ("rule", "unmounted"),
    [
        ("volume-unused", {"name": "spare"}),
        ("volume-configured-at-launch-unmounted", {"name": "spare", "configuredAtLaunch": True}),
    ],
)
def test_a_volume_nobody_mounts_is_taken_away(rule: str, unmounted: dict[str, Any]) -> None:
    document = mounting("data", volumes=[unmounted, {"name": "data"}])
    assert mended_value(rule, document, "/volumes") == [{"name": "data"}]
    assert mended_value(rule, {"volumes": [unmounted]}, "/volumes") is ABSENT


def test_one_volume_is_configured_at_launch() -> None:
    volumes = [{"name": name, "configuredAtLaunch": name != "b"} for name in "abcd"]
    document = mounting(*"abcd", volumes=volumes)
    expected = ["/volumes/2/configuredAtLaunch", "/volumes/3/configuredAtLaunch"]
    assert places("volume-configured-at-launch-max", document) == expected
    assert places("volume-configured-at-launch-max", mounting("a", volumes=volumes[:2])) == []


@pytest.mark.parametrize(
    ("members", "second"),
    [
        ({}, None),
        ({"host": {}}, None),
        ({"host": {"sourcePath": "/a"}}, None),
        ({"host": {}, "dockerVolumeConfiguration": {"scope": "task"}}, None),
        (
            {"host": None, "configuredAtLaunch": False, "efsVolumeConfiguration": {"fileSystemId": "fs-1"}},
            None,
        ),
        ({"host": {"sourcePath": "/a"}, "configuredAtLaunch": True}, "configuredAtLaunch"),
        (
            {"dockerVolumeConfiguration": {"scope": "task"}, "efsVolumeConfiguration": {"fileSystemId": "x"}},
            "efsVolumeConfiguration",
        ),
    ],
)
def test_a_volume_is_one_thing(members: dict[str, Any], second: str | None) -> None:
    expected = [f"/volumes/0/{second}"] if second else []
    assert places("volume-multiple-types", {**ON_EC2, "volumes": [{"name": "a", **members}]}) == expected


def test_all_that_a_volume_is_gets_named() -> None:
    volume = {"name": "a", "host": {"sourcePath": "/a"}, "configuredAtLaunch": True}
    [message] = messages("volume-multiple-types", {**ON_EC2, "volumes": [volume]})
    assert message == "The volume “a” is configured 2 times: host, configuredAtLaunch."


@pytest.mark.parametrize(
    ("mounted", "declared", "volumes"),
    [
        ("data", [], ["data"]),
        ("data", ["cache"], ["cache", "data"]),
        ("my.data", ["cache"], ["cache"]),
        ("x" * 256, [], []),
    ],
)
def test_the_volume_of_a_mount_is_declared(mounted: str, declared: list[str], volumes: list[str]) -> None:
    document = mounting(mounted, volumes=[{"name": name} for name in declared])
    after = mended_document("mount-unknown-volume", document)
    assert [volume["name"] for volume in after.get("volumes", [])] == volumes


def test_a_mount_takes_the_volume_that_is_spelled_nearly_so_and_is_free() -> None:
    free = mounting("upload", volumes=[{"name": "uploads"}])
    assert mended_value("mount-unknown-volume", free, f"{MOUNT}/sourceVolume") == "uploads"
    taken = mounting("upload", "uploads", volumes=[{"name": "uploads"}])
    assert mended_value("mount-unknown-volume", taken, "/volumes/1") == {"name": "upload"}
    two = mounting("upload-1", volumes=[{"name": "upload-2"}, {"name": "upload-3"}])
    assert not is_offered("mount-unknown-volume", two)


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("my.data", "my-data"),
        (" data ", "data"),
        ("a / b", "a-b"),
        ("x" * 256, "x" * 255),
        ("데이터", "데이터"),
        ("...", "..."),
        ("ot.her", "ot.her"),
    ],
)
def test_a_volume_gets_a_name_it_can_have_wherever_it_is_mounted(name: str, mended: str) -> None:
    document = mounting(name, "ot-her", volumes=[{"name": name}, {"name": "ot-her"}])
    after = mended_document("volume-name-invalid", document)
    assert after["volumes"][0]["name"] == mended
    assert [mount["sourceVolume"] for mount in after["containerDefinitions"][0]["mountPoints"]] == [
        mended,
        "ot-her",
    ]


def test_a_volume_without_a_name_and_one_of_two_are_left_to_a_person() -> None:
    assert not is_offered("volume-name-invalid", {"volumes": [{"host": {}}]})
    assert not is_offered("volume-name-invalid", {"volumes": [{"name": "a.b"}, {"name": "a.b", "host": {}}]})


def test_a_volume_that_is_declared_twice_alike_is_declared_once() -> None:
    assert mended_value("volume-name-duplicate", {"volumes": [{"name": "a"}] * 2}, "/volumes") == [
        {"name": "a"}
    ]
    different = {"volumes": [{"name": "a"}, {"name": "a", "host": {"sourcePath": "/a"}}]}
    assert not is_offered("volume-name-duplicate", {**different, **ON_EC2})


@pytest.mark.parametrize(
    ("source", "reported", "mended"),
    [
        ("files", 0, None),
        ("${CONTAINER}", 0, None),
        ("", 0, None),
        ("Files", 1, [{"sourceContainer": "files"}]),
        ("file", 1, [{"sourceContainer": "files"}]),
        ("app", 1, ABSENT),
        ("nope", 1, [{"sourceContainer": "nope"}]),
    ],
)
def test_volumes_come_from_another_container(source: str, reported: int, mended: Any) -> None:
    app = {"name": "app", "volumesFrom": [{"sourceContainer": source}]}
    document = {"containerDefinitions": [app, {"name": "files"}]}
    assert places("volumes-from-unknown", document) == [f"{AT}/volumesFrom/0/sourceContainer"] * reported
    if reported:
        assert mended_value("volumes-from-unknown", document, f"{AT}/volumesFrom") == mended


@pytest.mark.parametrize("other", [{"name": "${NAME}"}, {"name": 5}, "${CONTAINER}"])
def test_a_container_whose_name_is_not_known_may_be_the_one_meant(other: object) -> None:
    app = {"name": "app", "volumesFrom": [{"sourceContainer": "files"}]}
    assert places("volumes-from-unknown", {"containerDefinitions": [app, other]}) == []
