"""The rules on Docker volumes: where they work, who provisions them and with which driver."""

from typing import Any

import pytest

from tests.taskdef.after_mending import is_offered, mended_value
from tests.taskdef.found import Fragment, places

VOLUME = "/volumes/0"
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


def docker(launch_types: Any = ("EC2",), **members: Any) -> Fragment:
    volume = {"name": "data", "dockerVolumeConfiguration": members}
    return {"requiresCompatibilities": list(launch_types), "volumes": [volume]}


DOCKER = f"{VOLUME}/dockerVolumeConfiguration"


@pytest.mark.parametrize(
    ("members", "offered"),
    [
        ({"scope": "task"}, True),
        ({"scope": "task", "driver": "local", "autoprovision": True}, True),
        ({"driver": "local"}, True),
        ({"scope": "shared"}, False),
        ({"scope": "task", "driver": "rexray/ebs"}, False),
        ({"scope": "task", "driverOpts": {"type": "nfs"}}, False),
        ({"scope": "${SCOPE}"}, False),
    ],
)
def test_fargate_has_no_docker_volumes(members: dict[str, Any], offered: bool) -> None:
    document = docker(["FARGATE", "EC2"], **members)
    assert places("fargate-docker-volume", document) == [DOCKER]
    assert places("fargate-docker-volume", docker(**members)) == []
    after = mended_value("fargate-docker-volume", document, VOLUME)
    assert (after == {"name": "data"}) is offered


@pytest.mark.parametrize(
    ("scope", "autoprovision", "refused", "fails"),
    [
        ("task", False, 1, 0),
        ("task", True, 0, 1),
        ("task", None, 0, 0),
        (None, True, 0, 1),
        ("", True, 0, 1),
        (None, False, 0, 0),
        ("shared", True, 0, 0),
        ("shared", False, 0, 0),
        ("${SCOPE}", True, 0, 0),
        ("${SCOPE}", False, 0, 0),
        ("task", "true", 0, 0),
    ],
)
def test_a_volume_of_a_task_is_not_provisioned(
    scope: Any, autoprovision: Any, refused: int, fails: int
) -> None:
    document = docker(scope=scope, autoprovision=autoprovision, driver="local")
    at = f"{DOCKER}/autoprovision"
    assert places("docker-volume-autoprovision-scope", document) == [at] * refused
    assert places("docker-volume-autoprovision-task", document) == [at] * fails


def test_autoprovision_is_taken_off_where_the_scope_says_task() -> None:
    kept = {"scope": "task", "driver": "local"}
    for rule, value in (
        ("docker-volume-autoprovision-scope", False),
        ("docker-volume-autoprovision-task", True),
    ):
        assert mended_value(rule, docker(**kept, autoprovision=value), DOCKER) == kept
    assert not is_offered("docker-volume-autoprovision-task", docker(autoprovision=True))


@pytest.mark.parametrize(
    ("driver", "blank", "windows"),
    [
        ("local", 0, 0),
        (None, 0, 0),
        ("${DRIVER}", 0, 0),
        ("", 1, 0),
        (" ", 0, 1),
        ("rexray/ebs", 0, 1),
        ("Local", 0, 1),
    ],
)
def test_drivers(driver: object, blank: int, windows: int) -> None:
    document = docker(scope="shared", driver=driver)
    assert places("docker-volume-driver-blank", document) == [f"{DOCKER}/driver"] * blank
    assert places("docker-volume-windows-driver", document) == []
    on_windows = places("docker-volume-windows-driver", {**document, **WINDOWS})
    assert on_windows == [f"{DOCKER}/driver"] * windows


def test_the_driver_becomes_the_local_one_unless_it_has_options() -> None:
    assert (
        mended_value("docker-volume-driver-blank", docker(driver="", scope="task"), f"{DOCKER}/driver")
        == "local"
    )
    other = docker(driver="rexray/ebs")
    assert mended_value("docker-volume-windows-driver", {**other, **WINDOWS}, f"{DOCKER}/driver") == "local"
    with_options = docker(driver="rexray/ebs", driverOpts={"size": "5"})
    assert not is_offered("docker-volume-windows-driver", {**with_options, **WINDOWS})
