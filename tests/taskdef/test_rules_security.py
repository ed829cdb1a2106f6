"""The rules on what containers may do: where they are refused, and what a reviewer would ask about."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import mended_value
from tests.taskdef.found import Fragment, container, messages, places

CONTAINER = "/containerDefinitions/0"
CAPABILITIES = f"{CONTAINER}/linuxParameters/capabilities"
OPTIONS = f"{CONTAINER}/dockerSecurityOptions"
WINDOWS = {"runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}


def on(*launch_types: str, **members: Any) -> Fragment:
    return {"requiresCompatibilities": list(launch_types), **members}


def able(launch_type: str = "FARGATE", **capabilities: Any) -> Fragment:
    return on(launch_type, **container(linuxParameters={"capabilities": capabilities}))


REFUSED_ON_FARGATE = {
    "fargate-privileged": ("privileged", True),
    "fargate-docker-security-options": ("dockerSecurityOptions", ["no-new-privileges"]),
}


@pytest.mark.parametrize("rule", REFUSED_ON_FARGATE)
def test_fargate_refuses_what_reaches_the_instance(rule: str) -> None:
    member, value = REFUSED_ON_FARGATE[rule]
    for launch_types in (["FARGATE"], ["EC2", "FARGATE"]):
        document = on(*launch_types, **container(**{member: value}))
        assert places(rule, document) == [f"{CONTAINER}/{member}"]
        assert mended_value(rule, document, f"{CONTAINER}/{member}") is ABSENT
        assert places(rule, on(*launch_types, **container(**{member: type(value)()}))) == []
    assert places(rule, on("EC2", **container(**{member: value}))) == []


@pytest.mark.parametrize(
    ("added", "refused", "kept"),
    [
        (["SYS_PTRACE"], None, None),
        (["net_admin", "CAP_NET_ADMIN", "<CAPABILITY>"], None, None),
        (["NET_ADMIN"], "NET_ADMIN", ABSENT),
        (["ALL", "SYS_PTRACE", "CHOWN"], "ALL, CHOWN", ["SYS_PTRACE"]),
    ],
)
def test_fargate_adds_one_capability_only(added: list[str], refused: str | None, kept: Any) -> None:
    rule, document = "fargate-capabilities-add", able(add=added, drop=["NET_RAW"])
    assert places(rule, document) == ([] if refused is None else [f"{CAPABILITIES}/add"])
    if refused is not None:
        assert f"add {refused};" in messages(rule, document)[0]
        assert mended_value(rule, document, f"{CAPABILITIES}/add") == kept
    assert places(rule, able("EC2", add=added)) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("CAP_NET_RAW", "NET_RAW"),
        ("net_raw", "NET_RAW"),
        (" NET-RAW ", "NET_RAW"),
        ("cap_all", "ALL"),
        ("NET_ROW", "NET_ROW"),
    ],
)
def test_a_capability_is_spelled_as_the_api_has_it(name: str, meant: str) -> None:
    for member in ("add", "drop"):
        document = able("EC2", **{member: ["CHOWN", name]})
        assert places("capability-unknown", document) == [f"{CAPABILITIES}/{member}/1"]
        assert mended_value("capability-unknown", document, f"{CAPABILITIES}/{member}/1") == meant
    assert places("capability-unknown", {**able(drop=[name]), **WINDOWS}) == []
    assert places("capability-unknown", able(drop=[meant])) == (
        [] if name != meant else [f"{CAPABILITIES}/drop/0"]
    )


def test_a_capability_is_not_spelled_right_only_to_be_refused() -> None:
    path = f"{CAPABILITIES}/add/0"
    assert mended_value("capability-unknown", able(add=["CAP_NET_RAW"]), path) == "CAP_NET_RAW"
    assert mended_value("capability-unknown", able(add=["CAP_SYS_PTRACE"]), path) == "SYS_PTRACE"


@pytest.mark.parametrize(
    ("option", "meant"),
    [
        ("no-new-privileges", None),
        ("no-new-privileges:true", None),
        ("no-new-privileges=false", None),
        ("apparmor:my-profile", None),
        ("apparmor=unconfined", None),
        ("label:type:web_t", None),
        ("label=disable", None),
        ("credentialspec:arn:aws:s3:::acme/spec.json", None),
        ("credentialspec=file://spec.json", None),
        ("<OPTION>", None),
        ("seccomp:unconfined", "seccomp:unconfined"),
        ("apparmor", "apparmor"),
        ("label:", "label:"),
        ("credentialspec:spec.json", "credentialspec:spec.json"),
        ("no-new-privileges:yes", "no-new-privileges:yes"),
        ("no_new_privileges", "no-new-privileges"),
        (" No-New-Privileges:True", "no-new-privileges:true"),
    ],
)
def test_docker_security_options_are_those_that_are_passed_on(option: str, meant: str | None) -> None:
    rule, document = "docker-security-option-invalid", on("EC2", **container(dockerSecurityOptions=[option]))
    assert places(rule, document) == ([] if meant is None else [f"{OPTIONS}/0"])
    assert meant is None or mended_value(rule, document, f"{OPTIONS}/0") == meant
    assert places(rule, {**document, **on("EC2", "FARGATE")}) == []


@pytest.mark.parametrize(
    ("user", "reported"),
    [
        ("root", 1),
        ("0", 1),
        ("0:0", 1),
        ("root:wheel", 1),
        ("0:1000", 1),
        ("00", 1),
        ("rooted", 0),
        ("1000:0", 0),
        ("01", 0),
        ("node", 0),
        ("", 0),
        ("${USER}", 0),
        (None, 0),
    ],
)
def test_a_container_says_that_it_runs_as_root(user: str | None, reported: int) -> None:
    assert places("sec-root-user", container(user=user)) == [f"{CONTAINER}/user"] * reported
    assert places("sec-root-user", container(user=user, firelensConfiguration={"type": "fluentbit"})) == []
    assert places("sec-root-user", {**WINDOWS, **container(user=user)}) == []


OF_THE_HOST = {
    "sec-privileged": (container(privileged=True), container(privileged=False), f"{CONTAINER}/privileged"),
    "sec-host-pid": ({"pidMode": "host"}, {"pidMode": "task"}, "/pidMode"),
    "sec-host-ipc": ({"ipcMode": "host"}, {"ipcMode": "none"}, "/ipcMode"),
    "sec-host-network": ({"networkMode": "host"}, {"networkMode": "bridge"}, "/networkMode"),
    "sec-dangerous-capability": (
        container(linuxParameters={"capabilities": {"add": ["CHOWN", "SYS_ADMIN"]}}),
        container(linuxParameters={"capabilities": {"add": ["DAC_OVERRIDE", "NET_RAW"], "drop": ["ALL"]}}),
        f"{CAPABILITIES}/add",
    ),
    "sec-security-profile-disabled": (
        container(dockerSecurityOptions=["no-new-privileges", "label=disable"]),
        container(dockerSecurityOptions=["label:level:s0", "apparmor:unconfined-ish"]),
        f"{OPTIONS}/1",
    ),
}


@pytest.mark.parametrize("rule", OF_THE_HOST)
def test_what_belongs_to_the_host_is_asked_about_where_it_can_be_had(rule: str) -> None:
    reaching, content, path = OF_THE_HOST[rule]
    for launch_type in ("EC2", "EXTERNAL"):
        assert places(rule, on(launch_type, **reaching)) == [path]
        assert places(rule, on(launch_type, **content)) == []
    assert places(rule, on("EC2", "FARGATE", **reaching)) == []
    assert places(rule, on("EC2", **reaching, **WINDOWS)) == []


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"user": "10001"}, "listens there."),
        ({"user": "${USER}"}, "listens there."),
        ({"privileged": True}, "listens there."),
        ({"name": "agent"}, "“agent” perhaps as root."),
        ({"name": "agent", "user": "0"}, "“agent” perhaps as root."),
    ],
)
def test_the_network_of_the_host_is_worse_as_root(members: dict[str, Any], told: str) -> None:
    [message] = messages("sec-host-network", on("EC2", networkMode="host", **container(**members)))
    assert message.endswith(told)


HARDENED = {
    "name": "app",
    "user": "node",
    "readonlyRootFilesystem": True,
    "linuxParameters": {"capabilities": {"drop": ["NET_RAW", "ALL"]}},
}
DROP, DOCKER = "linuxParameters.capabilities.drop ALL", "dockerSecurityOptions no-new-privileges"


@pytest.mark.parametrize(
    ("members", "missing"),
    [
        ({}, None),
        ({"user": "<USER>", "readonlyRootFilesystem": "${READONLY}"}, None),
        ({"linuxParameters": "<PARAMETERS>"}, None),
        ({"linuxParameters": {"capabilities": {"drop": ["<CAPABILITIES>"]}}}, None),
        ({"user": None, "firelensConfiguration": {"type": "fluentbit"}}, None),
        ({"user": ""}, "user"),
        ({"readonlyRootFilesystem": False}, "readonlyRootFilesystem"),
        ({"linuxParameters": None}, DROP),
        ({"linuxParameters": {"initProcessEnabled": True}}, DROP),
        ({"linuxParameters": {"capabilities": {"drop": ["CHOWN"]}}}, DROP),
        (dict.fromkeys(HARDENED), f"user, readonlyRootFilesystem, {DROP}"),
    ],
)
def test_what_is_not_stated_is_said_once_a_container(members: dict[str, Any], missing: str | None) -> None:
    document = container(**{**HARDENED, **members, "name": "app"})
    expected = [] if missing is None else [f"“app” does not state {missing}."]
    assert messages("hardening-missing", document) == expected
    assert places("hardening-missing", document) == [CONTAINER] * len(expected)


@pytest.mark.parametrize(
    ("launch_types", "options", "missing"),
    [
        (["EC2"], None, DOCKER),
        (["EC2"], ["no-new-privileges:false"], DOCKER),
        (["EXTERNAL", "EC2"], ["label:type:x"], DOCKER),
        (["EC2"], ["no-new-privileges=true"], None),
        (["EC2"], ["<OPTION>"], None),
        (["EC2", "FARGATE"], None, None),
        (["MANAGED_INSTANCES"], None, None),
        (None, None, None),
    ],
)
def test_new_privileges_can_be_refused_where_docker_is_known_to_run(
    launch_types: Any, options: Any, missing: str | None
) -> None:
    document = container(**HARDENED, dockerSecurityOptions=options)
    found = messages("hardening-missing", {"requiresCompatibilities": launch_types, **document})
    assert found == ([] if missing is None else [f"“app” does not state {missing}."])


def test_a_windows_container_is_asked_for_its_user_only() -> None:
    assert messages("hardening-missing", {**WINDOWS, **container(name="app")}) == [
        "“app” does not state user."
    ]
