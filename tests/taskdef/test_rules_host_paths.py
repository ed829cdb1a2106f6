"""The rules on paths of the host: whether they are any, and what they give away."""

from typing import Any

import pytest

from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, places

ON_EC2 = {"requiresCompatibilities": ["EC2"]}
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
VOLUME = "/volumes/0"


def host(path: Any, *read_only: Any) -> Fragment:
    """A path of an instance, mounted once for each value of readOnly."""
    rows = [
        {"sourceVolume": "h", "containerPath": f"/{place}", "readOnly": value}
        for place, value in enumerate(read_only)
    ]
    return {**ON_EC2, **container(mountPoints=rows), "volumes": [{"name": "h", "host": {"sourcePath": path}}]}


PATH = f"{VOLUME}/host/sourcePath"


@pytest.mark.parametrize(
    "path",
    [
        "/var/run/docker.sock",
        "/run/docker.sock",
        "/var/run",
        "/var/run/",
        "/run//",
        "/run/containerd/containerd.sock",
        "/var/run/crio/crio.sock",
    ],
)
def test_the_runtime_is_handed_over_even_read_only(path: str) -> None:
    for document in (host(path, True), host(path, False)):
        assert places("sec-docker-socket", document) == [PATH]
        assert places("sec-sensitive-host-path", document) == []
    assert places("sec-docker-socket", host(path)) == []


@pytest.mark.parametrize(
    ("path", "written", "read"),
    [
        ("/", 1, 1),
        ("/etc", 1, 0),
        ("/etc/", 1, 0),
        ("/etc/ecs", 1, 1),
        ("/etc/ecs/ecs.config", 0, 0),
        ("/etc/shadow", 1, 1),
        ("/etc/sudoers.d", 1, 0),
        ("/etc/sudoers.d/app", 0, 0),
        ("/etc/nginx", 0, 0),
        ("//home/ec2-user/.ssh", 1, 0),
        ("//home/ec2-user", 0, 0),
        ("//root/.ssh", 1, 1),
        ("/var/lib/docker", 1, 0),
        ("/var/lib/docker/volumes/x", 1, 0),
        ("/var/lib/dockerd", 0, 0),
        ("/var/lib/ecs/data", 1, 1),
        ("/var/log", 0, 0),
        ("/srv/app", 0, 0),
        ("/run/app", 0, 0),
        ("etc", 0, 0),
        ("${PATH_ON_HOST}", 0, 0),
    ],
)
def test_parts_of_the_host_that_give_it_away(path: str, written: int, read: int) -> None:
    assert places("sec-sensitive-host-path", host(path, False)) == [PATH] * written
    assert places("sec-sensitive-host-path", host(path, True, None)) == [PATH] * written
    assert places("sec-sensitive-host-path", host(path, True, True)) == [PATH] * read
    assert places("sec-sensitive-host-path", host(path)) == []
    assert places("sec-docker-socket", host(path, False)) == []


@pytest.mark.parametrize(
    ("path", "linux", "windows"),
    [
        ("/srv/data", None, None),
        ("", None, None),
        (" ", None, None),
        ("${PATH_ON_HOST}", None, None),
        ("srv/data", "/srv/data", "srv/data"),
        ("data", "data", "data"),
        ("./data", "./data", "./data"),
        ("C:\\data", "C:\\data", None),
        ("\\\\share\\data", "\\\\share\\data", None),
    ],
)
def test_a_path_of_the_host_is_absolute(path: str, linux: str | None, windows: str | None) -> None:
    systems = ((linux, {"runtimePlatform": {"operatingSystemFamily": "LINUX"}}), (windows, WINDOWS))
    for mended, system in systems:
        document = {**host(path), **system}
        assert places("host-source-path-relative", document) == ([] if mended is None else [PATH])
        assert mended is None or mended_value("host-source-path-relative", document, PATH) == mended


def test_a_path_of_windows_on_the_host_is_not_judged_where_the_task_may_run_there() -> None:
    assert places("host-source-path-relative", host("C:\\data")) == []


@pytest.mark.parametrize(
    ("rule", "document"),
    [
        ("fargate-host-source-path", {**host("/srv"), "requiresCompatibilities": ["FARGATE"]}),
        ("host-source-path-blank", host("")),
    ],
)
def test_a_volume_without_its_path_is_left_to_the_agent(rule: str, document: Fragment) -> None:
    assert mended_value(rule, document, VOLUME) == {"name": "h", "host": {}}
