"""A document for one platform alone, whatever platforms it asks for."""

from typing import Any

import pytest
from hypothesis import given

from designer.taskdef.check import check
from designer.taskdef.clicks import key
from designer.taskdef.fitting import fits
from designer.taskdef.platforms import PLATFORMS, WINDOWS_FAMILY, judged, os_family
from designer.taskdef.task import Task
from tests.taskdef.random_documents import document as random_document
from tests.taskdef.random_documents import randoms

BY_ID = {platform.id: platform for platform in PLATFORMS}
CORE_2019 = "WINDOWS_SERVER_2019_CORE"


def family(platform: str, written: Any) -> Any:
    document = judged({"runtimePlatform": {"operatingSystemFamily": written}}, BY_ID[platform])
    return document["runtimePlatform"]["operatingSystemFamily"]


def test_the_six_platforms() -> None:
    assert list(BY_ID) == [
        "fargate-linux",
        "fargate-windows",
        "ec2-linux",
        "ec2-windows",
        "managed-instances-linux",
        "external",
    ]


@pytest.mark.parametrize(
    ("platform", "written", "becomes"),
    [
        ("fargate-windows", CORE_2019, CORE_2019),
        ("ec2-windows", "LINUX", WINDOWS_FAMILY),
        ("ec2-windows", "WINDOWS_95", WINDOWS_FAMILY),
        ("fargate-windows", 7, WINDOWS_FAMILY),
        ("ec2-linux", CORE_2019, "LINUX"),
        ("managed-instances-linux", CORE_2019, "LINUX"),
        ("ec2-linux", "LINUX", "LINUX"),
        ("fargate-linux", "${OS}", "${OS}"),
        ("external", CORE_2019, CORE_2019),
        ("external", "LINUX", "LINUX"),
    ],
)
def test_the_system_of_the_document_is_kept_where_it_is_the_platforms(platform, written, becomes) -> None:
    assert family(platform, written) == becomes


def test_a_document_that_names_no_system_gets_one_only_for_windows() -> None:
    named = {platform.id for platform in PLATFORMS if "runtimePlatform" in judged({}, platform)}
    assert named == {"fargate-windows", "ec2-windows"}


@pytest.mark.parametrize("written", [None, "LINUX", 7, [], {"cpuArchitecture": "ARM64"}])
def test_every_platform_can_be_made_of_whatever_stands_there(written: Any) -> None:
    for platform in PLATFORMS:
        document = judged({"runtimePlatform": written}, platform)
        assert platform.os_family in ("", os_family(document))
        assert Task(document).launch_types == {platform.launch_type}


@given(random=randoms)
def test_judging_leaves_the_document_alone_and_changes_nothing_twice(random) -> None:
    document = random_document(random)
    before = repr(document)
    for platform in PLATFORMS:
        alone = judged(document, platform)
        assert judged(alone, platform) == alone
        assert {**alone, "runtimePlatform": 0} == {
            **document,
            "requiresCompatibilities": [platform.launch_type],
            "runtimePlatform": 0,
        }
    assert repr(document) == before


@given(random=randoms)
def test_a_platform_that_fits_has_no_error_but_those_that_every_platform_has(random) -> None:
    document = random_document(random)
    found = {platform: errors(judged(document, platform)) for platform in PLATFORMS}
    everywhere = set.intersection(*found.values())
    for fit in fits(document).platforms:
        assert fit.is_fit == (found[fit.platform] <= everywhere)
        assert {key(finding) for finding in fit.errors} == found[fit.platform] - everywhere


def errors(document: dict[str, Any]) -> set[tuple[str, str]]:
    return {key(finding) for finding in check(document) if finding.level == "error"}
