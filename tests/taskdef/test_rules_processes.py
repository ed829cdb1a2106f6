"""The rules on what Linux containers run and as whom."""

from typing import Any

import pytest

from designer.taskdef import container_user
from tests.taskdef.after_mending import is_offered, mended_value
from tests.taskdef.found import Fragment, container, findings, places

AT = "/containerDefinitions/0"


@pytest.mark.parametrize(
    "user",
    [
        "app",
        "app:staff",
        "1000",
        "0",
        "1000:1000",
        "app:1000",
        "1000:staff",
        "2147483647",
        "www-data",
        "${U}",
    ],
)
def test_a_user_is_a_name_or_number_with_or_without_a_group(user: str) -> None:
    assert places("user-format", container(user=user)) == []


@pytest.mark.parametrize(
    ("user", "mended"),
    [
        ("1000: 1000", "1000:1000"),
        (" app", "app"),
        ("app:", "app"),
        (":1000", None),
        (":", None),
        ("1:2:3", None),
        ("-1", None),
        ("1000:-1", None),
        ("2147483648", None),
        ("9" * 5000, None),
        ("\n", None),
    ],
)
def test_other_texts_are_no_user(user: str, mended: str | None) -> None:
    assert places("user-format", container(user=user)) == [f"{AT}/user"]
    assert is_offered("user-format", container(user=user)) is (mended is not None)
    assert mended is None or mended_value("user-format", container(user=user), f"{AT}/user") == mended


def test_a_user_of_windows_is_not_judged_where_the_task_may_run_there() -> None:
    document = container(user="NT AUTHORITY\\SYSTEM")
    assert places("user-format", document) == [f"{AT}/user"]
    assert places("user-format", {**document, "requiresCompatibilities": ["EC2"]}) == []


@pytest.mark.parametrize(
    ("user", "is_root"), [("root", 1), ("0", 1), ("0:0", 1), ("root:app", 1), ("app:root", 0)]
)
def test_root_is_told_by_name_or_number(user: str, is_root: int) -> None:
    assert container_user.is_root(user) is bool(is_root)


@pytest.mark.parametrize(
    ("directory", "mended"),
    [
        ("/", "/"),
        ("/app", "/app"),
        ("", ""),
        ("${DIR}", "${DIR}"),
        ("app", "/app"),
        ("srv/app/", "/srv/app/"),
        ("./app", None),
        ("../app", None),
        ("~/app", None),
        ("my app", None),
    ],
)
def test_a_working_directory_begins_at_the_root(directory: str, mended: str | None) -> None:
    document, at = container(workingDirectory=directory), f"{AT}/workingDirectory"
    if mended == directory:
        assert places("working-directory-relative", document) == []
    else:
        assert mended_value("working-directory-relative", document, at) == (mended or directory)


@pytest.mark.parametrize("directory", ["C:\\app", "C:/app", "\\app"])
def test_a_path_of_windows_is_not_judged_where_the_task_may_run_there(directory: str) -> None:
    document = container(workingDirectory=directory)
    assert len(places("working-directory-relative", document)) == 1
    assert places("working-directory-relative", {**document, "requiresCompatibilities": ["EC2"]}) == []
    on_linux = {"requiresCompatibilities": ["EC2"], "runtimePlatform": {"operatingSystemFamily": "LINUX"}}
    assert len(places("working-directory-relative", {**document, **on_linux})) == 1


def running(entry_point: Any, command: Any) -> Fragment:
    return container(entryPoint=entry_point, command=command)


@pytest.mark.parametrize(
    ("entry_point", "command", "reported"),
    [
        (None, ["npm start"], "image"),
        ([], ["npm start"], "image"),
        (None, ["npm", "start"], None),
        (None, ["npm "], None),
        (None, ["npm start", "--quiet"], None),
        (None, ["npm start --port=${PORT}"], None),
        (None, ["npm start", 5], None),
        (5, ["npm start"], None),
        (["node server.js"], None, "entryPoint"),
        (["node\tserver.js"], None, "entryPoint"),
        (["node <SCRIPT> x"], None, None),
        (["tini", "--"], ["npm start"], "command"),
        (["/entry.sh"], ["npm start"], "command"),
        (["sh", "-c"], ["npm start"], None),
        (["/bin/bash", "-euxc"], ["npm start"], None),
        (["node", "-e"], ["console.log(1 + 2)"], None),
        (["python", "-c"], ["import app; app.run()"], None),
    ],
)
def test_a_command_line_in_one_element(entry_point: Any, command: Any, reported: str | None) -> None:
    document = running(entry_point, command)
    plain = [f"{AT}/{reported}/0"] if reported in ("entryPoint", "command") else []
    assert places("command-single-string", document) == plain
    assert places("command-single-string-image", document) == [f"{AT}/command/0"] * (reported == "image")


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("node server.js", ["node", "server.js"]),
        ("java  -jar app.jar --port=80", ["java", "-jar", "app.jar", "--port=80"]),
        ("npm ci && npm start", None),
        ("echo 'hello world'", None),
        ("run $HOME/x", None),
    ],
)
def test_a_plain_line_is_taken_apart(line: str, mended: list[str] | None) -> None:
    after = mended_value("command-single-string", running([line], None), f"{AT}/entryPoint")
    assert after == (mended or [line])


@pytest.mark.parametrize(
    ("entry_point", "command", "script"),
    [
        (["sh", "-c"], ["npm start"], None),
        (["sh", "-c"], ["npm", "start"], "/command/0"),
        (["/bin/bash", "-lc", "npm"], ["start"], "/entryPoint/2"),
        (None, ["ash", "-ec", "npm", "start"], "/command/2"),
        (["sh", "-c"], ["echo $1", "x"], None),
        (["sh", "-c"], ['exec app "$@"', "sh", "x"], None),
        (["sh", "-c"], ["echo ${1:-y}", "x"], None),
        (["sh", "-c"], ["echo $HOME", "x"], "/command/0"),
        (["sh", "run.sh"], ["npm", "start"], None),
        (["zsh", "-c"], ["npm", "start"], None),
        (["sh", "-c"], ["npm", 5], None),
        (["sh", "-c"], None, None),
    ],
)
def test_a_shell_takes_its_script_as_one(entry_point: Any, command: Any, script: str | None) -> None:
    expected = [] if script is None else [f"{AT}{script}"]
    assert places("shell-command-extra-args", running(entry_point, command)) == expected


@pytest.mark.parametrize(
    ("command", "mended"),
    [
        (["npm", "run", "start"], ["npm run start"]),
        (["cd /app &&", "npm", "start"], None),
        (["echo", "hello world"], None),
    ],
)
def test_plain_pieces_of_a_script_are_joined(command: list[str], mended: list[str] | None) -> None:
    after = mended_value("shell-command-extra-args", running(["sh", "-c"], command), f"{AT}/command")
    assert after == (mended or command)


S6 = "lscr.io/linuxserver/nginx:1.26.2"
INIT = f"{AT}/linuxParameters/initProcessEnabled"


@pytest.mark.parametrize(
    ("members", "program"),
    [
        ({"command": ["npm", "start"]}, "npm"),
        ({"command": ["/usr/local/bin/yarn", "start"]}, "yarn"),
        ({"entryPoint": ["sh", "-c"], "command": ["node server.js"]}, "sh"),
        ({"entryPoint": ["/bin/bash", "run.sh"], "linuxParameters": {"initProcessEnabled": False}}, "bash"),
        ({"command": ["npm", "start"], "linuxParameters": {"initProcessEnabled": True}}, None),
        ({"command": ["npm", "start"], "linuxParameters": {"initProcessEnabled": "yes"}}, None),
        ({"command": ["npm", "start"], "linuxParameters": 5}, None),
        ({"entryPoint": ["sh", "-c"], "command": ["exec node server.js"]}, None),
        ({"entryPoint": ["sh", "-c"], "command": ["migrate && exec node server.js"]}, None),
        ({"command": ["node", "server.js"]}, None),
        ({"entryPoint": ["tini", "--"], "command": ["npm", "start"]}, None),
        ({"image": S6, "command": ["sh", "-c", "x"]}, None),
        ({"command": ["npm", 5]}, None),
        ({}, None),
    ],
)
def test_a_main_process_that_keeps_signals_to_itself(members: dict[str, Any], program: str | None) -> None:
    found = findings("init-process-missing", container(**members))
    assert [(one.path, one.values["program"]) for one in found] == ([(INIT, program)] if program else [])


@pytest.mark.parametrize(
    ("image", "entry_point", "reported"),
    [
        (S6, None, 1),
        ("linuxserver/nginx", None, 1),
        ("docker.io/linuxserver/nginx:latest", None, 1),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/hub/linuxserver/nginx:1", None, 1),
        ("serversideup/php:8.4-fpm-nginx", None, 1),
        ("shinsenter/phpfpm-nginx", ["/init"], 1),
        (S6, ["nginx", "-g", "daemon off;"], 0),
        (S6, [5], 0),
        ("serversideup/github-runner", None, 0),
        ("nginx", None, 0),
        ("${IMAGE}", None, 0),
    ],
)
def test_images_with_an_init_of_their_own(image: str, entry_point: Any, reported: int) -> None:
    parameters = {"initProcessEnabled": True, "capabilities": {"drop": ["ALL"]}}
    document = container(image=image, entryPoint=entry_point, linuxParameters=parameters)
    assert places("init-process-conflict", document) == [INIT] * reported
    if reported:
        after = mended_value("init-process-conflict", document, f"{AT}/linuxParameters")
        assert after == {"capabilities": {"drop": ["ALL"]}}


PORT_START = "net.ipv4.ip_unprivileged_port_start"


def listening(user: Any, *ports: Any, start: Any = None, mode: str = "awsvpc") -> Fragment:
    controls = [] if start is None else [{"namespace": PORT_START, "value": start}]
    mappings = [{"containerPort": port} for port in ports]
    app = {"name": "app", "user": user, "portMappings": mappings}
    containers = [app, {"name": "b", "systemControls": controls}]
    return {"requiresCompatibilities": ["EC2"], "networkMode": mode, "containerDefinitions": containers}


@pytest.mark.parametrize(
    ("document", "at"),
    [
        (listening("app", 80), 0),
        (listening("1000:1000", 1), 0),
        (listening("app", 8080, 443, 80), 1),
        (listening("app", 80, mode="host"), 0),
        (listening("app", 80, start="81"), 0),
        (listening("app", 1023), 0),
        (listening("app", 1024), None),
        (listening("app", 0), None),
        (listening("app", "80"), None),
        (listening("app", 80, start="80"), None),
        (listening("app", 80, start="0"), None),
        (listening("app", 80, start="${START}"), None),
        (listening("app", 80, start="none"), None),
        (listening("app", 80, mode="bridge"), None),
        (listening("0:1000", 80), None),
        (listening("root", 80), None),
        (listening(None, 80), None),
        (listening("${USER}", 80), None),
    ],
)
def test_low_ports_are_for_root(document: Fragment, at: int | None) -> None:
    expected = [] if at is None else [f"{AT}/portMappings/{at}/containerPort"]
    assert places("nonroot-privileged-port", document) == expected


def test_low_ports_are_opened_to_all_of_an_awsvpc_task() -> None:
    after = mended_value("nonroot-privileged-port", listening("app", 443, 80), f"{AT}/systemControls")
    assert after == [{"namespace": PORT_START, "value": "0"}]
    assert not is_offered("nonroot-privileged-port", listening("app", 80, mode="host"))
    wrong = container(user="app", portMappings=[{"containerPort": 80}], systemControls="none")
    assert not is_offered("nonroot-privileged-port", wrong)
    assert not is_offered("nonroot-privileged-port", listening("app", 80, start="100"))
