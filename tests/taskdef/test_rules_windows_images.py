"""The rules on images for Windows and the operating system family, and what mends them."""

from typing import Any

import pytest

from designer.taskdef import windows_images
from tests.taskdef.after_mending import changes
from tests.taskdef.found import container, places
from tests.taskdef.test_rules_windows import on_fargate, windows

FAMILY = "/runtimePlatform/operatingSystemFamily"


@pytest.mark.parametrize(
    ("image", "is_windows", "year"),
    [
        ("mcr.microsoft.com/windows/servercore:ltsc2019", True, "2019"),
        ("mcr.microsoft.com/windows/nanoserver:1809", True, "2019"),
        ("mcr.microsoft.com/windows:1809", False, "2019"),
        ("mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022", True, "2022"),
        ("golang:1.23-nanoserver-LTSC2025", True, "2025"),
        ("registry.example.com/orders:1809", False, None),
        ("registry.example.com/orders:4.8-1809", False, "2019"),
        ("registry.example.com/ltsc2019/orders:4.8", False, None),
        ("registry.example.com/orders:ltsc2019-and-ltsc2022", False, None),
        ("registry.example.com/orders:xltsc2019", False, None),
        ("registry.example.com/windows-exporter:1.0", False, None),
    ],
)
def test_an_image_says_that_it_is_for_windows_and_for_which(
    image: str, is_windows: bool, year: str | None
) -> None:
    assert windows_images.is_for_windows(image) == is_windows
    assert windows_images.year(image) == year


@pytest.mark.parametrize(
    ("family", "image", "change"),
    [
        ("WINDOWS_SERVER_2022_CORE", "orders:ltsc2022", None),
        ("WINDOWS_SERVER_2022_CORE", "orders:1.2", None),
        ("WINDOWS_SERVER_2022_FULL", "orders:ltsc2019", {FAMILY: "WINDOWS_SERVER_2019_FULL"}),
        ("WINDOWS_SERVER_2016_FULL", "orders:4-1809", {FAMILY: "WINDOWS_SERVER_2019_FULL"}),
        ("WINDOWS_SERVER_20H2_CORE", "orders:ltsc2019", None),
        ("WINDOWS_SERVER_2022_CORE", "orders:ltsc2016", {}),
        ("LINUX", "orders:nanoserver-ltsc2022", {}),
        ("LINUX", "orders:ltsc2022", None),
    ],
)
def test_the_operating_system_is_the_one_of_the_image(family: str, image: str, change: Any) -> None:
    document = windows(family, **container(cpu=512, image=image))
    assert len(places("windows-image-os-mismatch", document)) == (change is not None)
    if change is not None:
        assert changes("windows-image-os-mismatch", document) == change


@pytest.mark.parametrize(
    ("launch_type", "platform", "reported"),
    [
        ("FARGATE", None, 1),
        ("FARGATE", {"cpuArchitecture": "X86_64"}, 1),
        ("FARGATE", {"operatingSystemFamily": "<OS>"}, 0),
        ("FARGATE", "LINUX", 0),
        ("EC2", None, 0),
        ("EC2", {"operatingSystemFamily": "LINUX"}, 1),
    ],
)
def test_linux_is_assumed_on_fargate_only(launch_type: str, platform: object, reported: int) -> None:
    image = container(image="mcr.microsoft.com/windows/nanoserver:ltsc2022")
    document = {"requiresCompatibilities": [launch_type], "runtimePlatform": platform, **image}
    assert len(places("windows-image-os-mismatch", document)) == reported


@pytest.mark.parametrize(
    ("family", "image", "change"),
    [
        ("WINDOWS_SERVER_2004_CORE", "orders:ltsc2022", {FAMILY: "WINDOWS_SERVER_2022_CORE"}),
        ("WINDOWS_SERVER_2016_FULL", "orders:ltsc2019", {FAMILY: "WINDOWS_SERVER_2019_FULL"}),
        ("WINDOWS_SERVER_2016_FULL", "orders:ltsc2016", {}),
        ("WINDOWS_SERVER_20H2_CORE", "orders:1.2", {}),
    ],
)
def test_fargate_is_offered_the_release_of_the_images(family: str, image: str, change: Any) -> None:
    platform = {"runtimePlatform": {"operatingSystemFamily": family}}
    assert changes("fargate-windows-os-family", on_fargate(**platform, **container(image=image))) == change
