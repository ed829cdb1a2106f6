"""What a value means to ECS, so that values written differently can be seen to mean the same."""

from collections.abc import Callable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final

from designer.taskdef import sizes
from designer.taskdef.paths import ABSENT
from designer.taskdef.schema import Shape
from designer.taskdef.task import Task

DEFAULTS: Final[dict[str, Any]] = {
    "enableFaultInjection": False,
    "proxyConfiguration.type": "APPMESH",
    "volumes[].efsVolumeConfiguration.rootDirectory": "/",
    "volumes[].efsVolumeConfiguration.transitEncryption": "DISABLED",
    "volumes[].efsVolumeConfiguration.authorizationConfig.iam": "DISABLED",
    "volumes[].s3filesVolumeConfiguration.rootDirectory": "/",
} | {
    f"containerDefinitions[].{member}": value
    for member, value in {
        "cpu": 0,
        "essential": True,
        "healthCheck.interval": 30,
        "healthCheck.retries": 3,
        "healthCheck.startPeriod": 0,
        "healthCheck.timeout": 5,
        "linuxParameters.swappiness": 60,
        "portMappings[].protocol": "tcp",
        "restartPolicy.restartAttemptPeriod": 300,
        "versionConsistency": "enabled",
    }.items()
}
"""What ECS takes for a member that is left out, as the API reference states it for the member.

https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html and its neighbours.
"""

UNORDERED: Final = frozenset(
    {
        "requiresCompatibilities",
        "containerDefinitions[].dockerSecurityOptions",
        "containerDefinitions[].links",
        "containerDefinitions[].linuxParameters.capabilities.add",
        "containerDefinitions[].linuxParameters.capabilities.drop",
        "containerDefinitions[].linuxParameters.devices[].permissions",
        "containerDefinitions[].restartPolicy.ignoredExitCodes",
    }
)
"""Lists of plain values that are sets."""

_SIZES: Final[dict[str, Callable[[str], int | None]]] = {
    "cpu": sizes.cpu_units,
    "memory": sizes.memory_mib,
}


class Meaning:
    """Reads the values of one document as ECS does.

    `renamed` are containers and volumes that a later document calls otherwise: where one is mentioned it is
    read under its later name.
    """

    def __init__(
        self, document: dict[str, Any], renamed: Mapping[str, Mapping[str, str]] = MappingProxyType({})
    ) -> None:
        self._document = document
        self._renamed = renamed

    def of(self, value: Any, shape: Shape | None, owner: dict[str, Any]) -> Any:
        """What a member of `owner` means; ABSENT when it has no effect.

        An entry of a map, and a member that the API does not know, mean just what they say.
        """
        if shape is None or shape.path.endswith("{}"):
            return value
        path = shape.path
        if self._renamed and path in _MENTIONS:
            value = self._under_later_name(value, path)
        if value is ABSENT or value is None or value in ([], {}):
            return self._default(path, owner)
        if (value is False or value == "") and path not in DEFAULTS:
            return ABSENT
        if path in _SIZES and isinstance(value, str):
            size = _SIZES[path](value)
            return value if size is None else str(size)
        if path in UNORDERED and isinstance(value, list):
            return sorted(value, key=repr)
        return value

    def says_renamed(self, value: Any, shape: Shape | None) -> bool:
        """Whether a value mentions what a later document calls otherwise."""
        if not self._renamed or shape is None or shape.path not in _MENTIONS:
            return False
        return bool(self._under_later_name(value, shape.path) != value)

    def _under_later_name(self, value: Any, path: str) -> Any:
        names = self._renamed.get(_MENTIONS[path], {})
        if isinstance(value, list):
            return [_mentioned(entry, names) for entry in value]
        return _mentioned(value, names)

    def _default(self, path: str, owner: dict[str, Any]) -> Any:
        if path == "containerDefinitions[].portMappings[].hostPort":
            return owner.get("containerPort", ABSENT) if self._network_mode in ("awsvpc", "host") else 0
        if path == "networkMode":
            return self._network_mode or ABSENT
        return DEFAULTS.get(path, ABSENT)

    @cached_property
    def _network_mode(self) -> str | None:
        return Task({key: self._document[key] for key in _MODE & self._document.keys()}).network_mode


def _mentioned(value: Any, names: Mapping[str, str]) -> Any:
    """A name, or a link with an alias behind the name."""
    if not isinstance(value, str):
        return value
    name, colon, alias = value.partition(":")
    return names.get(name, name) + colon + alias


_MENTIONS: Final = {
    "containerDefinitions[].dependsOn[].containerName": "containerDefinitions",
    "containerDefinitions[].volumesFrom[].sourceContainer": "containerDefinitions",
    "containerDefinitions[].links": "containerDefinitions",
    "proxyConfiguration.containerName": "containerDefinitions",
    "containerDefinitions[].mountPoints[].sourceVolume": "volumes",
}
"""Where an item of a list is mentioned by its name."""

_MODE: Final = frozenset({"networkMode", "runtimePlatform"})
