"""The rules on placement, runtime platforms and features of a platform, and what mends them."""

from typing import Any

import pytest

from designer.taskdef.paths import ABSENT
from tests.taskdef.after_mending import changes
from tests.taskdef.found import Fragment, container, places

CONSTRAINT = {"type": "memberOf", "expression": "attribute:ecs.instance-type =~ m5.*"}
WINDOWS = {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}


def on(*launch_types: str, **members: Any) -> Fragment:
    return {"requiresCompatibilities": list(launch_types), **members}


@pytest.mark.parametrize(("constraints", "reported"), [([], 0), (None, 0), ([CONSTRAINT], 1), ([{}], 1)])
def test_fargate_tasks_are_placed_nowhere(constraints: object, reported: int) -> None:
    document = on("FARGATE", placementConstraints=constraints)
    assert places("fargate-placement-constraints", document) == ["/placementConstraints"] * reported
    assert places("placement-constraint-invalid", document) == []
    if reported:
        assert changes("fargate-placement-constraints", document)["/placementConstraints"] is ABSENT


@pytest.mark.parametrize(("count", "reported"), [(10, 0), (11, 1)])
def test_a_task_has_at_most_10_placement_constraints(count: int, reported: int) -> None:
    constraints = [CONSTRAINT] * count
    for types, found in ((["EC2"], reported), (["EXTERNAL"], reported), (["FARGATE", "EC2"], 0)):
        document = on(*types, placementConstraints=constraints)
        assert len(places("placement-constraints-too-many", document)) == found


@pytest.mark.parametrize(
    ("constraint", "members"),
    [
        (CONSTRAINT, []),
        ({**CONSTRAINT, "expression": "${EXPRESSION}"}, []),
        ({"type": "distinctInstance", "expression": "x"}, []),
        ({"type": "memberOf"}, ["expression"]),
        ({"type": "memberOf", "expression": ""}, ["expression"]),
        ({"type": "memberOf", "expression": "  "}, ["expression"]),
        ({"expression": "attribute:a == b"}, ["type"]),
        ({}, ["type", "expression"]),
    ],
)
def test_a_placement_constraint_has_its_type_and_an_expression(constraint: Any, members: list[str]) -> None:
    document = on("EC2", placementConstraints=[constraint])
    at = [f"/placementConstraints/0/{member}" for member in members]
    assert places("placement-constraint-invalid", document) == at


def test_the_only_type_of_a_placement_constraint_is_written_down() -> None:
    document = on("EC2", placementConstraints=[{"expression": "attribute:a == b"}])
    change = {"/placementConstraints/0/type": "memberOf"}
    assert changes("placement-constraint-invalid", document) == change


AT = "/runtimePlatform"
FAMILY, ARCHITECTURE = f"{AT}/operatingSystemFamily", f"{AT}/cpuArchitecture"


@pytest.mark.parametrize(
    ("platform", "at", "change"),
    [
        ({"operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64"}, None, None),
        ({"operatingSystemFamily": "LINUX", "cpuArchitecture": "<CPU>"}, None, None),
        ("LINUX", None, None),
        (WINDOWS, None, None),
        ({"operatingSystemFamily": "LINUX"}, ARCHITECTURE, {ARCHITECTURE: "X86_64"}),
        ({"cpuArchitecture": "ARM64"}, FAMILY, {FAMILY: "LINUX"}),
        ({}, AT, {FAMILY: "LINUX", ARCHITECTURE: "X86_64"}),
    ],
)
def test_what_fargate_assumes_is_said_and_written_down(platform: Any, at: Any, change: Any) -> None:
    document = {"runtimePlatform": platform}
    assert places("runtime-platform-missing", document) == ([at] if at else [])
    assert places("runtime-platform-missing", on("EC2", **document)) == []
    if at:
        assert changes("runtime-platform-missing", document) == change


def test_a_runtime_platform_that_is_not_there_is_made() -> None:
    change = {AT: {}, FAMILY: "LINUX", ARCHITECTURE: "X86_64"}
    assert changes("runtime-platform-missing", {}) == change


ARM, X86 = "registry.example.com/orders:1-arm64", "registry.example.com/amd64/orders:1"


@pytest.mark.parametrize(
    ("types", "platform", "image", "reported"),
    [
        (["FARGATE"], None, ARM, 1),
        (["FARGATE"], None, X86, 0),
        (["EC2"], None, ARM, 0),
        (["EC2"], {"cpuArchitecture": "X86_64"}, ARM, 1),
        (["EC2"], {"cpuArchitecture": "ARM64"}, X86, 1),
        (["EC2"], {"cpuArchitecture": "ARM64"}, "arm64v8/nginx:1", 0),
        (["EC2"], {"cpuArchitecture": "X86_64"}, "arm64v8/nginx:1", 1),
        (["EC2"], {"cpuArchitecture": "X86_64"}, "orders:1-AARCH64", 1),
        (["EC2"], {"cpuArchitecture": "ARM64"}, "orders:x86_64", 1),
        (["EC2"], {"cpuArchitecture": "X86_64"}, "orders:alarm64", 0),
        (["EC2"], {"cpuArchitecture": "X86_64"}, "arm64.example.com/orders:1", 0),
        (["EC2"], {"cpuArchitecture": "X86_64"}, "orders:amd64-arm64", 0),
        (["FARGATE"], {"cpuArchitecture": "<CPU>"}, ARM, 0),
        (["FARGATE"], "ARM64", ARM, 0),
    ],
)
def test_an_image_runs_on_what_it_was_built_for(
    types: list[str], platform: Any, image: str, reported: int
) -> None:
    document = on(*types, runtimePlatform=platform, **container(image=image))
    assert len(places("image-architecture-mismatch", document)) == reported


@pytest.mark.parametrize(
    ("second", "family", "change"),
    [
        ("orders:1", "LINUX", {ARCHITECTURE: "ARM64"}),
        (ARM, "LINUX", {ARCHITECTURE: "ARM64"}),
        (X86, "LINUX", {}),
        ("orders:1", "WINDOWS_SERVER_2022_CORE", {}),
    ],
)
def test_the_architecture_that_all_images_name_is_offered(second: str, family: str, change: Any) -> None:
    images = {"containerDefinitions": [{"image": ARM}, {"name": "b", "image": second}]}
    platform = {"operatingSystemFamily": family, "cpuArchitecture": "X86_64"}
    assert changes("image-architecture-mismatch", on("EC2", runtimePlatform=platform, **images)) == change


@pytest.mark.parametrize(
    ("types", "mode", "platform", "rule"),
    [
        (["FARGATE"], "awsvpc", None, "fault-injection-enabled"),
        (["EC2"], "host", None, "fault-injection-enabled"),
        (["EC2"], "${MODE}", None, "fault-injection-enabled"),
        (["MANAGED_INSTANCES"], None, None, "fault-injection-enabled"),
        (["EC2"], "bridge", None, "fault-injection-network-mode"),
        (["EC2"], "none", None, "fault-injection-network-mode"),
        (["EC2"], None, None, "fault-injection-network-mode"),
        (["EC2", "MANAGED_INSTANCES"], None, None, "fault-injection-network-mode"),
        (["EC2"], "awsvpc", WINDOWS, "fault-injection-network-mode"),
    ],
)
def test_fault_injection_works_and_is_left_on_or_does_not_work(
    types: list[str], mode: Any, platform: Any, rule: str
) -> None:
    document = on(*types, networkMode=mode, runtimePlatform=platform, enableFaultInjection=True)
    rules = ("fault-injection-enabled", "fault-injection-network-mode")
    assert [each for each in rules if places(each, document)] == [rule]
    assert changes(rule, document) == {"/enableFaultInjection": ABSENT}
    assert not [each for each in rules if places(each, {**document, "enableFaultInjection": False})]


@pytest.mark.parametrize(
    ("types", "mode", "reported"),
    [
        (["MANAGED_INSTANCES"], "CONFIDENTIAL_SANDBOX", 0),
        (["EC2"], "SHARED", 0),
        (["EC2"], "${MODE}", 0),
        (["EC2"], "ISOLATED_SANDBOX", 1),
        (["FARGATE"], "CONFIDENTIAL_SANDBOX", 1),
        (["EXTERNAL"], "ISOLATED_SANDBOX", 1),
        (["MANAGED_INSTANCES", "EC2"], "ISOLATED_SANDBOX", 1),
    ],
)
def test_sandboxes_are_for_managed_instances_only(types: list[str], mode: str, reported: int) -> None:
    document = on(*types, trustedExecutionConfiguration={"isolationMode": mode})
    assert len(places("trusted-execution-managed-only", document)) == reported


@pytest.mark.parametrize(
    ("mode", "policy", "reported"),
    [
        ("CONFIDENTIAL_SANDBOX", "eyJ2IjoxfQ==", 0),
        ("CONFIDENTIAL_SANDBOX", "eyJ2IjoxfQ==\n", 0),
        ("CONFIDENTIAL_SANDBOX", "${POLICY}", 0),
        ("CONFIDENTIAL_SANDBOX", None, 1),
        ("CONFIDENTIAL_SANDBOX", "", 1),
        ("CONFIDENTIAL_SANDBOX", '{"version": 1}', 1),
        ("ISOLATED_SANDBOX", None, 0),
    ],
)
def test_a_confidential_sandbox_has_an_attestation_policy(mode: str, policy: Any, reported: int) -> None:
    configuration = {"isolationMode": mode, "attestationPolicy": policy}
    document = on("MANAGED_INSTANCES", trustedExecutionConfiguration=configuration)
    assert len(places("trusted-execution-attestation-required", document)) == reported


def test_elastic_inference_is_taken_off() -> None:
    accelerators = [{"deviceName": "d", "deviceType": "eia2.medium"}]
    requirements = [{"type": "InferenceAccelerator", "value": "d"}]
    document = {"inferenceAccelerators": accelerators, **container(resourceRequirements=requirements)}
    at = "/containerDefinitions/0/resourceRequirements"
    assert changes("inference-accelerators-retired", document) == {"/inferenceAccelerators": ABSENT}
    assert changes("inference-accelerator-requirement", document) == {f"{at}/0": ABSENT, at: ABSENT}
    for rule in ("inference-accelerators-retired", "inference-accelerator-requirement"):
        assert places(rule, {"inferenceAccelerators": [], **container(resourceRequirements=[])}) == []


@pytest.mark.parametrize(
    ("members", "reported"),
    [
        ({}, 1),
        ({"requiresCompatibilities": []}, 1),
        ({"requiresCompatibilities": ["EC2"]}, 0),
        ({"requiresCompatibilities": ["ec2"]}, 0),
        ({"revision": 3}, 0),
        ({"compatibilities": ["EC2"]}, 0),
    ],
)
def test_a_launch_type_is_stated_unless_the_revision_is_registered(members: Any, reported: int) -> None:
    document = {"requiresCompatibilities": None, **members}
    assert len(places("requires-compatibilities-missing", document)) == reported
