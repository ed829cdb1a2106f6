"""What an image reference says of Windows: that the image is for it, and for which release.

Source: https://learn.microsoft.com/en-us/virtualization/windowscontainers/manage-containers/container-base-images.
"""

import re
from typing import Final

from designer.taskdef import schema
from designer.taskdef.task import Task

FAMILY: Final = "runtimePlatform.operatingSystemFamily"

_FOR_WINDOWS: Final = re.compile(r"windows/(?:servercore|nanoserver)|windowsservercore|nanoserver")
_BASE: Final = re.compile(r"(?:^|/)windows(?:/|:|@|\Z)")
_RELEASE: Final = re.compile(r"(?<![a-z0-9])(?:ltsc(2016|2019|2022|2025)|(1809))(?![a-z0-9])")
_FAMILY: Final = re.compile(r"WINDOWS_SERVER_(2016|2019|2022|2025)_[A-Z]+\Z")


def is_for_windows(image: str) -> bool:
    """Whether the reference names one of the base images of Windows."""
    name = image.lower()
    return "server" in name and _FOR_WINDOWS.search(name) is not None


def year(image: str) -> str | None:
    """The release of Windows Server that the tag names: "2019" for ltsc2019 and for 1809.

    1809 alone can be any build number: it has to be part of a tag, or follow a repository of Windows.
    """
    name = image.lower().partition("@")[0]
    tag = name.rpartition("/")[2].partition(":")[2]
    years = {found[1] or "2019" for found in _RELEASE.finditer(tag) if found[1] or _is_release(name, tag)}
    return years.pop() if len(years) == 1 else None


def year_of(family: str) -> str | None:
    """The year in the name of an operating system family, where it has one."""
    found = _FAMILY.match(family)
    return found[1] if found else None


def family_of_images(task: Task) -> str | None:
    """The operating system family as it is written, but of the one release that the images name."""
    family = task.root.item("runtimePlatform").get("operatingSystemFamily", "")
    years = {year(container.get("image", "")) for container in task.containers} - {None}
    if len(years) != 1:
        return None
    meant = f"WINDOWS_SERVER_{years.pop()}_{family.rpartition('_')[2]}"
    return meant if meant in schema.field(FAMILY).choices else None


def _is_release(name: str, tag: str) -> bool:
    return tag != "1809" or is_for_windows(name) or _BASE.search(name) is not None
