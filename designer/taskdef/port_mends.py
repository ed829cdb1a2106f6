"""What one click does about port mappings."""

import re
from typing import Any, Final

from designer.taskdef import paths, ports
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding
from designer.taskdef.task import Task

_TWO_PORTS: Final = re.compile(r"\s*([0-9]{1,5})\s*(?:[-–—:]|to)\s*([0-9]{1,5})\s*\Z", re.ASCII)
_ONE_PORT: Final = re.compile(r"\s*([0-9]{1,5})\s*-?\s*\Z", re.ASCII)


def remove_repeated(editor: Editor, finding: Finding) -> None:
    """Take a mapping away that says nothing but what an earlier one of its container says."""
    at = finding.path.rpartition("/")[0]
    while is_repeated(editor.document, at):
        editor.remove(at)


def is_repeated(document: Any, at: str) -> bool:
    """Whether an earlier mapping of the same container says all that the one at this place says."""
    of_container, _, index = at.rpartition("/")
    mappings = paths.get(document, of_container)
    if not isinstance(mappings, list) or int(index) >= len(mappings):
        return False
    *earlier, mapping = map(_plain, mappings[: int(index) + 1])
    return bool(mapping) and any(mapping.items() <= other.items() for other in earlier)


def write_range(editor: Editor, finding: Finding) -> None:
    """Write two ports as a range, the lower one first, and one port as the container port."""
    task, mapping = _mapping_at(editor, finding)
    text = mapping.get("containerPortRange", "")
    if found := _TWO_PORTS.match(text):
        first, last = sorted(map(int, found.groups()))
        meant = ports.parse_range(f"{first}-{last}")
        if meant and ports.free(task, meant, ports.protocol(mapping)):
            editor.put(finding.path, f"{first}-{last}")
    elif (found := _ONE_PORT.match(text)) and mapping.lacks("containerPort"):
        port = int(found[1])
        if port in ports.PORTS and ports.free(task, range(port, port + 1), ports.protocol(mapping)):
            editor.put(finding.path, ABSENT)
            editor.put(mapping.path("containerPort"), port)


def keep_range(editor: Editor, finding: Finding) -> None:
    """Take the single ports off a mapping whose range holds them."""
    task, mapping = _mapping_at(editor, finding)
    meant = ports.parse_range(mapping.get("containerPortRange", ""))
    held = meant is not None and mapping.get("containerPort", meant[0]) in meant
    if meant and held and ports.free(task, meant, ports.protocol(mapping)):
        for member in ("containerPort", "hostPort"):
            editor.put(mapping.path(member), ABSENT)


def take_host_port(editor: Editor, finding: Finding) -> None:
    """Where both ports have to be the same, the host port says which the container port is."""
    task, mapping = _mapping_at(editor, finding)
    port = mapping.get("hostPort", 0)
    if task.network_mode not in ("awsvpc", "host") or port not in ports.PORTS:
        return
    if ports.free(task, range(port, port + 1), ports.protocol(mapping)):
        editor.put(mapping.path("containerPort"), port)


def _mapping_at(editor: Editor, finding: Finding) -> tuple[Task, Item]:
    """The port mapping that holds the place of a finding."""
    task, at = Task(editor.document), finding.path.rpartition("/")[0]
    return task, next(mapping for mapping in task.each("portMappings") if mapping.at == at)


def _plain(mapping: Any) -> dict[str, Any]:
    """A mapping of nothing but texts and numbers, its protocol as the service takes it; else empty."""
    if not isinstance(mapping, dict) or not all(isinstance(value, str | int) for value in mapping.values()):
        return {}
    protocol = "udp" if mapping.get("protocol") == "udp" else "tcp"
    return {**mapping, "protocol": protocol}
