"""Paths of the host that volumes stand for, and which of them give away more than data.

Which those are is in data/host_paths.json.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Final, NamedTuple

from designer.taskdef import mount_paths, volumes
from designer.taskdef.items import Item
from designer.taskdef.task import LINUX, Task

_LINK_TO_RUN: Final = "/var/run"


class Mounted(NamedTuple):
    """A path of the host that containers mount: the volume's host member, the path as the host reads it."""

    volume: Item
    host: Item
    path: str
    mounts: list[Item]

    @property
    def is_written(self) -> bool:
        """Whether a container may write there, as it may unless it says readOnly."""
        return any(not mount.get("readOnly") for mount in self.mounts)


def mounted(task: Task) -> Iterator[Mounted]:
    """Every volume with a path on a Linux host that at least one container mounts."""
    mounts_of = volumes.mounts(task)
    for volume in task.volumes:
        host = volume.item("host")
        mounts = mounts_of.get(volume.get("name", ""), [])
        if host.get("sourcePath", "").startswith("/") and mounts:
            yield Mounted(volume, host, _on_host(host["sourcePath"]), mounts)


def controls_runtime(path: str) -> bool:
    """Whether a path is the socket of the container runtime, or a folder with it."""
    return _matches("runtime_control", path)


def is_sensitive(path: str, *, is_written: bool) -> bool:
    """Whether whoever can write there, or only read, can take over the host or learn its secrets."""
    return _matches("writing_is_dangerous" if is_written else "reading_is_dangerous", path)


def _on_host(path: str) -> str:
    """/var/run has long been a link to /run."""
    cleaned = mount_paths.cleaned(path, LINUX)
    within = cleaned == _LINK_TO_RUN or cleaned.startswith(f"{_LINK_TO_RUN}/")
    return cleaned.removeprefix("/var") if within else cleaned


def _matches(group: str, path: str) -> bool:
    return any(pattern.fullmatch(path) for pattern in _patterns()[group])


@cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    packaged = resources.files("designer.taskdef") / "data" / "host_paths.json"
    found = json.loads(packaged.read_text(encoding="utf-8"))
    groups = ("runtime_control", "writing_is_dangerous", "reading_is_dangerous")
    return {group: [_pattern(path) for path in found[group]] for group in groups}


def _pattern(path: str) -> re.Pattern[str]:
    place, below = path.removesuffix("/**"), "(?:/.*)?" if path.endswith("/**") else ""
    return re.compile("/" + re.escape(place).replace(r"\*", "[^/]*") + below, re.DOTALL)
