"""Which kind of risk a change is: what a reviewer reads first, and what last."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, Literal

from designer.taskdef.diff import Change
from designer.taskdef.paths import ABSENT

Risk = Literal["access", "images", "start", "size", "rest"]
RISKS: Final[tuple[Risk, ...]] = ("access", "images", "start", "size", "rest")
"""Permissions and secrets; images; ports and start; size; the rest. Read in this order."""

_CONTAINER: Final = "containerDefinitions[]"
_VOLUME: Final = "volumes[]"

_OF_TASK: Final[dict[str, Risk]] = {
    "taskRoleArn": "access",
    "executionRoleArn": "access",
    "pidMode": "access",
    "ipcMode": "access",
    "trustedExecutionConfiguration": "access",
    "networkMode": "start",
    "requiresCompatibilities": "start",
    "runtimePlatform": "start",
    "placementConstraints": "start",
    "proxyConfiguration": "start",
    "enableFaultInjection": "start",
    "cpu": "size",
    "memory": "size",
    "ephemeralStorage": "size",
    "inferenceAccelerators": "size",
}
_OF_CONTAINERS: Final[dict[str, Risk]] = {
    "secrets": "access",
    "environmentFiles": "access",
    "repositoryCredentials": "access",
    "privileged": "access",
    "user": "access",
    "readonlyRootFilesystem": "access",
    "linuxParameters.capabilities": "access",
    "linuxParameters.devices": "access",
    "dockerSecurityOptions": "access",
    "credentialSpecs": "access",
    "systemControls": "access",
    "volumesFrom": "access",
    "mountPoints[].readOnly": "access",
    "logConfiguration.secretOptions": "access",
    "image": "images",
    "versionConsistency": "images",
    "name": "start",
    "portMappings": "start",
    "essential": "start",
    "command": "start",
    "entryPoint": "start",
    "workingDirectory": "start",
    "dependsOn": "start",
    "startTimeout": "start",
    "stopTimeout": "start",
    "restartPolicy": "start",
    "healthCheck": "start",
    "linuxParameters.initProcessEnabled": "start",
    "hostname": "start",
    "dnsServers": "start",
    "dnsSearchDomains": "start",
    "extraHosts": "start",
    "links": "start",
    "disableNetworking": "start",
    "interactive": "start",
    "pseudoTerminal": "start",
    "cpu": "size",
    "memory": "size",
    "memoryReservation": "size",
    "ulimits": "size",
    "resourceRequirements": "size",
    "linuxParameters.sharedMemorySize": "size",
    "linuxParameters.tmpfs": "size",
    "linuxParameters.maxSwap": "size",
    "linuxParameters.swappiness": "size",
}
_OF_VOLUMES: Final[dict[str, Risk]] = {
    "host": "access",
    "efsVolumeConfiguration": "access",
    "s3filesVolumeConfiguration": "access",
    "fsxWindowsFileServerVolumeConfiguration": "access",
}
BY_PATTERN: Final[dict[str, Risk]] = (
    _OF_TASK
    | {f"{_CONTAINER}.{member}": risk for member, risk in _OF_CONTAINERS.items()}
    | {f"{_VOLUME}.{member}": risk for member, risk in _OF_VOLUMES.items()}
)
"""The risk of a field and all that lies in it; what is not named is the rest."""

OUTSIDE: Final = tuple(_OF_VOLUMES)
"""The members of a volume with which it holds what lies outside of the task."""


def risk(change: Change) -> Risk:
    """The first in order of what the change touches; a container comes with its image at least."""
    if change.pattern == _CONTAINER and change.kind != "added":
        return "images" if change.kind == "removed" else "rest"
    if change.kind == "moved":
        return of_pattern(change.pattern)
    touched = {of_pattern(change.pattern)}
    for value in (change.before, change.after):
        if isinstance(value, dict | list):
            touched |= {of_pattern(pattern) for pattern in _said(change.pattern, value)}
    return min(touched, key=RISKS.index)


@lru_cache(maxsize=2048)
def of_pattern(pattern: str) -> Risk:
    """The risk of the longest part of a pattern that is named."""
    part = pattern
    while part:
        if part in BY_PATTERN:
            return BY_PATTERN[part]
        part = part.removesuffix("[]") if part.endswith("[]") else part.rpartition(".")[0]
    return "rest"


def _said(pattern: str, value: Any) -> Iterator[str]:
    """The patterns of all that is set in a value: what is false or empty has no effect."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _said(f"{pattern}.{key}", member)
    elif isinstance(value, list):
        for item in value:
            yield from _said(f"{pattern}[]", item)
    elif value is not ABSENT and value is not None and value is not False and value != "":
        yield pattern
