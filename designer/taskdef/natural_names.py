"""What the items of a task definition's lists are called, where people know them by more than a place."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from designer.taskdef.words import gettext_noop

Name = str | tuple[str | int, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """How a list names its items: the word for one (English, marked for translation), and its name.

    The name is the text of one member, or what a function makes of several. `in_order` tells that the
    order of the items means something to ECS; `is_kept_apart` that items are things of their own, which
    can be given another name and stay what they are.
    """

    noun: str
    name: str | Callable[[dict[str, Any]], Name | None]
    in_order: bool = False
    is_kept_apart: bool = False

    def of(self, item: Any) -> Name | None:
        """The name of an item, None where it has none or a blank one."""
        if not isinstance(item, dict):
            return None
        if not isinstance(self.name, str):
            return self.name(item)
        value = item.get(self.name)
        return value if value and isinstance(value, str) else None

    def of_all(self, items: Sequence[Any]) -> list[Name | None]:
        """The names of all items; quick where each has a text for it, as in an environment of hundreds."""
        if isinstance(self.name, str) and set(map(type, items)) == {dict}:
            with suppress(KeyError):
                found = list(map(itemgetter(self.name), items))
                if all(found) and set(map(type, found)) == {str}:
                    return found
        return list(map(self.of, items))


def natural_name(pattern: str, item: Any) -> Name | None:
    """The name of an item of the list `pattern` stands for, None where it has none or a blank one."""
    naming = NAMINGS.get(pattern)
    return None if naming is None else naming.of(item)


def natural_names(pattern: str, items: Sequence[Any]) -> list[Name | None]:
    """The same of each item of a list."""
    naming = NAMINGS.get(pattern)
    return [None] * len(items) if naming is None else naming.of_all(items)


def _port(item: dict[str, Any]) -> Name | None:
    port = item.get("containerPort") or item.get("containerPortRange")
    protocol = item.get("protocol") or "tcp"
    is_named = isinstance(port, int | str) and isinstance(protocol, str)
    return (port, protocol) if port and is_named else None


NAMINGS: Final[dict[str, Naming]] = {
    "containerDefinitions": Naming(gettext_noop("container"), "name", is_kept_apart=True),
    "volumes": Naming(gettext_noop("volume"), "name", is_kept_apart=True),
    "tags": Naming(gettext_noop("tag"), "key"),
    "placementConstraints": Naming(gettext_noop("placement constraint"), "expression"),
    "inferenceAccelerators": Naming(gettext_noop("inference accelerator"), "deviceName"),
    "proxyConfiguration.properties": Naming(gettext_noop("proxy property"), "name"),
} | {
    f"containerDefinitions[].{member}": naming
    for member, naming in {
        "environment": Naming(gettext_noop("environment variable"), "name"),
        "secrets": Naming(gettext_noop("secret"), "name"),
        "environmentFiles": Naming(gettext_noop("environment file"), "value", in_order=True),
        "portMappings": Naming(gettext_noop("port mapping"), _port),
        "mountPoints": Naming(gettext_noop("mount point"), "containerPath"),
        "volumesFrom": Naming(gettext_noop("volumes from"), "sourceContainer"),
        "dependsOn": Naming(gettext_noop("dependency"), "containerName"),
        "ulimits": Naming(gettext_noop("ulimit"), "name"),
        "extraHosts": Naming(gettext_noop("extra host"), "hostname"),
        "systemControls": Naming(gettext_noop("system control"), "namespace"),
        "resourceRequirements": Naming(gettext_noop("resource requirement"), "type"),
        "logConfiguration.secretOptions": Naming(gettext_noop("secret log option"), "name"),
        "linuxParameters.devices": Naming(gettext_noop("device"), "hostPath"),
        "linuxParameters.tmpfs": Naming(gettext_noop("tmpfs mount"), "containerPath"),
    }.items()
}
"""By the pattern of the list."""
