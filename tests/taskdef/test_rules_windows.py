"""The rules on Windows tasks, at both sides of every limit, and what mends them."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, messages, places

FIRST = "/containerDefinitions/0"


def windows(family: str = "WINDOWS_SERVER_2022_CORE", **members: Any) -> Fragment:
    return {
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": family},
        "containerDefinitions": [{"cpu": 512}],
        **members,
    }


def on_fargate(**members: Any) -> Fragment:
    size = {"cpu": "1024", "memory": "2048"}
    return windows(**{"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", **size, **members})


@pytest.mark.parametrize(
    ("cpu", "reported"), [(None, 1), (0, 1), (1, 0), (512, 0), ("512", 0), (1.5, 0), ("${CPU}", 0)]
)
def test_a_windows_container_has_cpu_of_its_own(cpu: object, reported: int) -> None:
    at = [f"{FIRST}/cpu"] * reported
    assert places("windows-container-cpu-missing", windows(**container(cpu=cpu))) == at
    assert places("windows-container-cpu-missing", on_fargate(**container(cpu=cpu))) == at
    assert places("windows-container-cpu-missing", container(cpu=cpu)) == []


@pytest.mark.parametrize(
    ("containers", "left"),
    [
        ([{}], {f"{FIRST}/cpu": 1024}),
        ([{"cpu": 0}, {"name": "b", "cpu": 256}], {f"{FIRST}/cpu": 768}),
        ([{}, {"name": "b"}], {}),
        ([{}, {"name": "b", "cpu": 1024}], {}),
    ],
)
def test_the_only_container_without_cpu_is_offered_what_the_task_has_left(
    containers: list[dict[str, Any]], left: dict[str, Any]
) -> None:
    document = on_fargate(containerDefinitions=containers)
    assert changes("windows-container-cpu-missing", document) == left


@pytest.mark.parametrize(
    ("mode", "change"),
    [("bridge", None), ("awsvpc", None), (None, None), ("host", {"/networkMode": ABSENT}), ("none", {})],
)
def test_windows_instances_have_the_default_network_and_awsvpc(mode: str | None, change: Any) -> None:
    document = windows(networkMode=mode)
    assert len(places("windows-network-mode", document)) == (change is not None)
    if change is not None:
        assert changes("windows-network-mode", document) == change


LINUX_ONLY = [
    {"linuxParameters": {"initProcessEnabled": True}},
    {"links": ["db"]},
    {"privileged": True},
    {"readonlyRootFilesystem": True},
    {"ulimits": [{"name": "nofile", "softLimit": 1, "hardLimit": 2}]},
    {"dnsServers": ["10.0.0.2"]},
    {"dnsSearchDomains": ["example.com"]},
    {"extraHosts": [{"hostname": "db", "ipAddress": "10.0.0.3"}]},
    {"disableNetworking": True},
    {"systemControls": [{"namespace": "net.core.somaxconn", "value": "512"}]},
]
NOT_IN_AWSVPC = {"links", "dnsServers", "dnsSearchDomains", "extraHosts", "disableNetworking"}


@pytest.mark.parametrize("members", LINUX_ONLY, ids=lambda members: next(iter(members)))
def test_a_container_setting_of_linux_is_reported_and_taken_off(members: dict[str, Any]) -> None:
    [name] = members
    document = windows(containerDefinitions=[{"cpu": 512, **members}])
    assert places("windows-unsupported-container-parameter", document) == [f"{FIRST}/{name}"]
    assert changes("windows-unsupported-container-parameter", document) == {f"{FIRST}/{name}": ABSENT}
    assert places("windows-unsupported-container-parameter", container(**members)) == []


@pytest.mark.parametrize("members", LINUX_ONLY, ids=lambda members: next(iter(members)))
def test_on_fargate_what_other_rules_refuse_is_not_said_twice(members: dict[str, Any]) -> None:
    [name] = members
    document = on_fargate(containerDefinitions=[{"cpu": 512, **members}])
    told = name in NOT_IN_AWSVPC or name == "privileged"
    assert len(places("windows-unsupported-container-parameter", document)) == (not told)


@pytest.mark.parametrize("value", [None, False, [], {}, {"initProcessEnabled": False}, {"devices": []}])
def test_what_has_no_effect_may_stand_on_windows(value: object) -> None:
    members = {"linuxParameters": value, "readonlyRootFilesystem": value, "links": value}
    assert places("windows-unsupported-container-parameter", windows(**container(**members))) == []


@pytest.mark.parametrize("name", ["devices", "sharedMemorySize", "maxSwap", "swappiness"])
def test_linux_parameters_that_fargate_refuses_are_not_said_twice(name: str) -> None:
    value: Any = [{"hostPath": "/dev/fuse"}] if name == "devices" else 64
    for document, reported in ((windows, 1), (on_fargate, 0)):
        fragment = document(**container(cpu=512, linuxParameters={name: value}))
        assert len(places("windows-unsupported-container-parameter", fragment)) == reported


@pytest.mark.parametrize(
    ("member", "value", "ec2", "fargate"),
    [
        ("pidMode", "task", 1, 1),
        ("ipcMode", "none", 1, 0),
        ("proxyConfiguration", {"containerName": "app"}, 1, 1),
        ("pidMode", "", 0, 0),
        ("proxyConfiguration", {}, 0, 0),
    ],
)
def test_a_task_setting_of_linux_is_reported_and_taken_off(
    member: str, value: object, ec2: int, fargate: int
) -> None:
    rule = "windows-unsupported-task-parameter"
    assert places(rule, windows(**{member: value})) == [f"/{member}"] * ec2
    assert places(rule, on_fargate(**{member: value})) == [f"/{member}"] * fargate
    if ec2:
        assert changes(rule, windows(**{member: value})) == {f"/{member}": ABSENT}


S3, SSM = "arn:aws:s3:::gmsa/a.json", "arn:aws-us-gov:ssm:us-gov-west-1:111122223333:parameter/gmsa"


@pytest.mark.parametrize(
    ("specs", "change"),
    [
        ([], None),
        ([f"credentialspec:{S3}"], None),
        ([f"credentialspec:{S3}"] * 2, {f"{FIRST}/credentialSpecs": [f"credentialspec:{S3}"]}),
        ([f"credentialspec:{S3}", f"credentialspec:{SSM}"], {}),
    ],
)
def test_a_container_has_one_credential_spec(specs: list[str], change: Any) -> None:
    document = {"requiresCompatibilities": ["EC2"], **container(credentialSpecs=specs)}
    assert len(places("credential-specs-max", document)) == (change is not None)
    if change is not None:
        assert changes("credential-specs-max", document) == change


@pytest.mark.parametrize(
    ("spec", "meant"),
    [
        (f"credentialspec:{S3}", None),
        (f"credentialspecdomainless:{SSM}", None),
        ("credentialspec:file://orders.json", None),
        ("credentialspec:${ARN}", None),
        (f"CredentialSpec:{S3}", f"credentialspec:{S3}"),
        (f" credentialspecdomainless = {SSM}", f"credentialspecdomainless:{SSM}"),
        (S3, ""),
        ("credentialspec:", ""),
        ("credentialspec:file://", ""),
        ("credentialspec:orders.json", ""),
        ("credentialspec:arn:aws:secretsmanager:eu-west-1:111122223333:secret:a", ""),
        ("credentialspec:arn:aws:ssm:eu-west-1:111122223333:document/a", ""),
    ],
)
def test_a_credential_spec_names_its_kind_and_a_file(spec: str, meant: str | None) -> None:
    document = {"requiresCompatibilities": ["EC2"], **container(credentialSpecs=[spec])}
    at = f"{FIRST}/credentialSpecs/0"
    assert places("credential-spec-format", document) == ([] if meant is None else [at])
    if meant is not None:
        assert changes("credential-spec-format", document) == ({at: meant} if meant else {})


@pytest.mark.parametrize(
    ("user", "reported"),
    [("ContainerAdministrator", 1), ("containeradministrator", 1), ("ContainerUser", 0), (None, 0)],
)
def test_a_windows_container_is_not_run_by_its_administrator(user: str | None, reported: int) -> None:
    assert len(places("sec-windows-admin-user", windows(**container(user=user)))) == reported
    assert places("sec-windows-admin-user", container(user=user)) == []


@pytest.mark.parametrize(
    ("types", "rule"),
    [
        (["EC2"], "windows-arm64-ec2"),
        (["FARGATE"], "windows-arm64"),
        (["EC2", "FARGATE"], "windows-arm64"),
    ],
)
def test_windows_runs_on_x86_64_which_one_rule_says(types: list[str], rule: str) -> None:
    platform = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "ARM64"}
    document = on_fargate(requiresCompatibilities=types, runtimePlatform=platform)
    found = [each for each in ("windows-arm64", "windows-arm64-ec2") if places(each, document)]
    assert found == [rule]
    assert changes(rule, document) == {"/runtimePlatform/cpuArchitecture": "X86_64"}


@pytest.mark.parametrize(("memory", "reported"), [(1, 1), (255, 1), (256, 0), (0, 0), (None, 0), ("1", 0)])
def test_windows_instances_give_256_mib_at_least(memory: object, reported: int) -> None:
    document = windows(**container(cpu=512, memory=memory))
    assert len(places("windows-memory-raised", document)) == reported
    if reported:
        assert changes("windows-memory-raised", document) == {f"{FIRST}/memory": 256}


@pytest.mark.parametrize(
    ("volume", "reported"),
    [
        ({}, 1),
        ({"host": {}}, 1),
        ({"configuredAtLaunch": True}, 1),
        ({"host": {"sourcePath": "C:\\data"}}, 0),
        ({"dockerVolumeConfiguration": {"driver": "local"}}, 0),
        ({"efsVolumeConfiguration": {"fileSystemId": "fs-12345678"}}, 0),
        ({"fsxWindowsFileServerVolumeConfiguration": {"fileSystemId": "fs-1"}}, 0),
    ],
)
def test_windows_on_fargate_has_no_volumes_which_one_rule_says(volume: Any, reported: int) -> None:
    document = on_fargate(volumes=[{"name": "data", **volume}])
    assert places("windows-fargate-unsupported", document) == ["/volumes/0"] * reported
    if reported:
        assert changes("windows-fargate-unsupported", document) == {}


@pytest.mark.parametrize(("enabled", "reported"), [(True, 1), (False, 0), (None, 0), ("true", 0)])
def test_windows_on_fargate_restarts_no_containers(enabled: object, reported: int) -> None:
    document = on_fargate(**container(cpu=512, restartPolicy={"enabled": enabled}))
    assert len(messages("windows-fargate-unsupported", document)) == reported
    if reported:
        assert changes("windows-fargate-unsupported", document) == {f"{FIRST}/restartPolicy": ABSENT}


@pytest.mark.parametrize(
    ("cpu", "memory", "change"),
    [
        ("256", "512", {"/cpu": "1024", "/memory": "2048"}),
        ("512", "4096", {"/cpu": "1024"}),
        (".5 vCPU", "16 GB", {"/cpu": "2048"}),
        ("8192", "61440", {}),
    ],
)
def test_windows_on_fargate_is_offered_the_next_size(cpu: str, memory: str, change: Any) -> None:
    assert changes("fargate-windows-size", on_fargate(cpu=cpu, memory=memory)) == change
