"""What the items of a task definition's lists are called, where people know them by more than a place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef.words import gettext_noop

Name = str | tuple[str | int, str]


@dataclass(frozen=True, slots=True)
class Naming:
    """How a list names its items: the word for one (English, marked for translation), and its name.

    `in_order` tells that their order matters: to ECS, or to tools that take the first container.
    """

    noun: str
    name: Callable[[dict[str, Any]], Name | None]
    in_order: bool = False


def natural_name(pattern: str, item: Any) -> Name | None:
    """The name of an item of the list `pattern` stands for, None where it has none or a blank one."""
    naming = NAMINGS.get(pattern)
    return naming.name(item) if naming is not None and isinstance(item, dict) else None


def _by(key: str) -> Callable[[dict[str, Any]], Name | None]:
    def name(item: dict[str, Any]) -> Name | None:
        value = item.get(key)
        return value if value and isinstance(value, str) else None

    return name


def _port(item: dict[str, Any]) -> Name | None:
    port = item.get("containerPort") or item.get("containerPortRange")
    protocol = item.get("protocol") or "tcp"
    is_named = isinstance(port, int | str) and isinstance(protocol, str)
    return (port, protocol) if port and is_named else None


NAMINGS: Final[dict[str, Naming]] = {
    "containerDefinitions": Naming(gettext_noop("container"), _by("name"), in_order=True),
    "volumes": Naming(gettext_noop("volume"), _by("name")),
    "tags": Naming(gettext_noop("tag"), _by("key")),
    "placementConstraints": Naming(gettext_noop("placement constraint"), _by("expression")),
    "inferenceAccelerators": Naming(gettext_noop("inference accelerator"), _by("deviceName")),
    "proxyConfiguration.properties": Naming(gettext_noop("proxy property"), _by("name")),
} | {
    f"containerDefinitions[].{member}": naming
    for member, naming in {
        "environment": Naming(gettext_noop("environment variable"), _by("name")),
        "secrets": Naming(gettext_noop("secret"), _by("name")),
        "environmentFiles": Naming(gettext_noop("environment file"), _by("value"), in_order=True),
        "portMappings": Naming(gettext_noop("port mapping"), _port),
        "mountPoints": Naming(gettext_noop("mount point"), _by("containerPath")),
        "volumesFrom": Naming(gettext_noop("volumes from"), _by("sourceContainer")),
        "dependsOn": Naming(gettext_noop("dependency"), _by("containerName")),
        "ulimits": Naming(gettext_noop("ulimit"), _by("name")),
        "extraHosts": Naming(gettext_noop("extra host"), _by("hostname")),
        "systemControls": Naming(gettext_noop("system control"), _by("namespace")),
        "resourceRequirements": Naming(gettext_noop("resource requirement"), _by("type")),
        "logConfiguration.secretOptions": Naming(gettext_noop("secret log option"), _by("name")),
        "linuxParameters.devices": Naming(gettext_noop("device"), _by("hostPath")),
        "linuxParameters.tmpfs": Naming(gettext_noop("tmpfs mount"), _by("containerPath")),
    }.items()
}
"""By the pattern of the list."""
