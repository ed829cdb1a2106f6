"""The rules on FireLens: routers, those that hand their logs to one, and its options."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, places

APP = "/containerDefinitions/0"
ROUTER = "/containerDefinitions/1"
OPTIONS = f"{ROUTER}/firelensConfiguration/options"
USES = {"logDriver": "awsfirelens", "options": {"Name": "null"}}
IS_ROUTER = {"type": "fluentbit"}
OBJECT = "arn:aws:s3:::config/extra.conf"


def routed(options: object = None, logs: Any = USES, launch_types: Any = ("EC2",), **router: Any) -> Fragment:
    firelens = {**IS_ROUTER, "options": options}
    return {
        "requiresCompatibilities": list(launch_types),
        "networkMode": "awsvpc" if "FARGATE" in launch_types else "bridge",
        "containerDefinitions": [
            {"name": "app", "logConfiguration": logs},
            {"name": "router", "firelensConfiguration": firelens, **router},
        ],
    }


def test_a_router_and_its_user_belong_together() -> None:
    for rule in ("firelens-router-missing", "firelens-router-unused", "firelens-router-multiple"):
        assert places(rule, routed()) == []


@pytest.mark.parametrize(
    ("router", "missed"),
    [(None, 1), ({}, 1), ("${ROUTER}", 0), (5, 0), ({"type": "${TYPE}"}, 0)],
)
def test_logs_for_a_router_need_one(router: object, missed: int) -> None:
    document = routed(firelensConfiguration=router)
    expected = [f"{APP}/logConfiguration/logDriver"] * missed
    assert places("firelens-router-missing", document) == expected


@pytest.mark.parametrize(
    ("logs", "reported"),
    [
        (None, 1),
        ({"logDriver": "awslogs"}, 1),
        ({"logDriver": "${DRIVER}"}, 0),
        ("${LOGS}", 0),
        ({"logDriver": 5}, 0),
    ],
)
def test_a_router_needs_someone_to_use_it(logs: object, reported: int) -> None:
    assert (
        places("firelens-router-unused", routed(logs=logs)) == [f"{ROUTER}/firelensConfiguration"] * reported
    )


def test_each_router_after_the_first_is_reported() -> None:
    document = routed()
    containers = [*document["containerDefinitions"], *({"firelensConfiguration": IS_ROUTER} for _ in "ab")]
    found = places("firelens-router-multiple", {**document, "containerDefinitions": containers})
    assert found == [f"/containerDefinitions/{number}/firelensConfiguration" for number in (2, 3)]


@pytest.mark.parametrize(
    ("launch_types", "kind", "reported"),
    [(["FARGATE"], "s3", 1), (["FARGATE", "EC2"], "s3", 1), (["EC2"], "s3", 0), (["FARGATE"], "file", 0)],
)
def test_fargate_fetches_no_configuration(launch_types: list[str], kind: str, reported: int) -> None:
    document = routed({"config-file-type": kind, "config-file-value": OBJECT}, launch_types=launch_types)
    found = places("firelens-fargate-config-s3", document)
    assert found == [f"{OPTIONS}/config-file-type"] * reported
    assert places("firelens-config-value", document) == []


@pytest.mark.parametrize(
    "options",
    [
        {"config-file-type": "file", "config-file-value": "/extra.conf"},
        {"config-file-type": "s3", "config-file-value": OBJECT},
        {"config-file-type": "s3", "config-file-value": "arn:aws-cn:s3:::config/a/b.conf"},
        {"config-file-type": "s3", "config-file-value": "${PLACE}"},
        {"config-file-type": "${TYPE}", "config-file-value": "x"},
        {"enable-ecs-log-metadata": "false"},
        {"enable-ecs-log-metadata": "True"},
    ],
)
def test_these_options_go_together(options: dict[str, str]) -> None:
    assert places("firelens-config-value", routed(options)) == []


KIND, PLACE, METADATA = "config-file-type", "config-file-value", "enable-ecs-log-metadata"


@pytest.mark.parametrize(
    ("options", "reported", "becomes"),
    [
        ({KIND: "file"}, PLACE, None),
        ({KIND: "s3"}, PLACE, None),
        ({PLACE: "/extra.conf"}, KIND, "file"),
        ({PLACE: OBJECT}, KIND, "s3"),
        ({PLACE: "extra.conf"}, KIND, None),
        ({KIND: "S3", PLACE: OBJECT}, KIND, "s3"),
        ({KIND: "File", PLACE: "/extra.conf"}, KIND, "file"),
        ({KIND: "http", PLACE: "/extra.conf"}, KIND, None),
        ({KIND: "s3", PLACE: "s3://config/extra.conf"}, PLACE, None),
        ({KIND: "s3", PLACE: "arn:aws:s3:::config"}, PLACE, None),
        ({KIND: "s3", PLACE: "arn:aws:s3:::config/"}, PLACE, None),
        ({METADATA: "yes"}, METADATA, "true"),
        ({METADATA: "maybe"}, METADATA, None),
    ],
)
def test_these_options_do_not_go_together(
    options: dict[str, str], reported: str, becomes: str | None
) -> None:
    path = f"{OPTIONS}/{reported}"
    assert places("firelens-config-value", routed(options)) == [path]
    assert changes("firelens-config-value", routed(options)) == ({path: becomes} if becomes else {})


def test_on_fargate_no_object_is_offered_as_the_configuration() -> None:
    document = routed({PLACE: OBJECT}, launch_types=["FARGATE"])
    assert changes("firelens-config-value", document) == {}


@pytest.mark.parametrize(
    ("user", "refused", "noted"),
    [
        (None, 0, 0),
        ("0", 0, 0),
        ("0:0", 0, 0),
        ("root", 0, 0),
        ("root:adm", 0, 0),
        ("1000", 0, 1),
        ("1000:adm", 0, 1),
        ("fluent", 1, 0),
        ("fluent:0", 1, 0),
        ("-1", 1, 0),
        ("${USER}", 0, 0),
    ],
)
def test_a_router_runs_as_a_number(user: str | None, refused: int, noted: int) -> None:
    path, document = f"{ROUTER}/user", routed(user=user)
    assert places("firelens-router-user", document) == [path] * refused
    assert places("firelens-router-nonroot", document) == [path] * noted
    if refused:
        assert changes("firelens-router-user", document) == {path: ABSENT}


@pytest.mark.parametrize(
    ("router", "reported"),
    [
        ({"essential": False}, 1),
        ({"essential": False, "restartPolicy": {"enabled": False}}, 1),
        ({"essential": False, "restartPolicy": {"enabled": True}}, 0),
        ({"essential": True}, 0),
        ({}, 0),
        ({"essential": None}, 0),
    ],
)
def test_a_router_that_stops_is_noticed(router: dict[str, Any], reported: int) -> None:
    path, document = f"{ROUTER}/essential", routed(**router)
    assert places("firelens-router-not-essential", document) == [path] * reported
    if reported:
        assert changes("firelens-router-not-essential", document) == {path: True}


@pytest.mark.parametrize(
    ("fragment", "path"),
    [
        (routed(), f"{ROUTER}/firelensConfiguration"),
        (routed(firelensConfiguration=None), f"{APP}/logConfiguration/logDriver"),
        (routed(logs=None), f"{ROUTER}/firelensConfiguration"),
    ],
)
def test_windows_has_no_firelens_and_no_other_word_is_lost_on_it(fragment: Fragment, path: str) -> None:
    windows = {**fragment, "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}
    assert places("firelens-windows", windows) == [path]
    assert places("firelens-windows", fragment) == []
    for rule in ("firelens-router-missing", "firelens-router-unused", "windows-log-driver"):
        assert places(rule, windows) == []


PORT = 24224
MAPPINGS = f"{ROUTER}/portMappings"


@pytest.mark.parametrize(
    ("mapping", "reported", "change"),
    [
        ({"containerPort": PORT}, ["containerPort"], {f"{MAPPINGS}/0": ABSENT, MAPPINGS: ABSENT}),
        (
            {"containerPort": PORT, "protocol": "udp"},
            ["containerPort"],
            {f"{MAPPINGS}/0": ABSENT, MAPPINGS: ABSENT},
        ),
        ({"containerPortRange": "24000-25000"}, ["containerPortRange"], {}),
        ({"containerPort": 2020, "hostPort": PORT}, [], {}),
    ],
)
def test_the_port_of_a_router_is_not_published(mapping: Any, reported: list[str], change: Any) -> None:
    document = routed(portMappings=[mapping])
    assert places("sec-firelens-port-exposed", document) == [f"{MAPPINGS}/0/{member}" for member in reported]
    if reported:
        assert changes("sec-firelens-port-exposed", document) == change


@pytest.mark.parametrize("mode", ["awsvpc", "host", "none"])
def test_in_other_modes_security_groups_guard_the_port(mode: str) -> None:
    document = {**routed(portMappings=[{"containerPort": PORT}]), "networkMode": mode}
    assert places("sec-firelens-port-exposed", document) == []
