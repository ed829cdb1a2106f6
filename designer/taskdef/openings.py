"""Which values of a task definition differ from use to use, or are secrets: what a template asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from designer.taskdef import paths, schema, secrecy
from designer.taskdef.check import check
from designer.taskdef.filling import NAME, placeholder, places
from designer.taskdef.paths import Parts

_C: Final = "containerDefinitions[]"

OWN: Final = frozenset(
    {
        "family",
        "taskRoleArn",
        "executionRoleArn",
        f"{_C}.image",
        f"{_C}.repositoryCredentials.credentialsParameter",
        f"{_C}.secrets[].valueFrom",
        f"{_C}.environmentFiles[].value",
        f"{_C}.logConfiguration.secretOptions[].valueFrom",
        "volumes[].efsVolumeConfiguration.fileSystemId",
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",
        "volumes[].s3filesVolumeConfiguration.fileSystemArn",
        "volumes[].s3filesVolumeConfiguration.accessPointArn",
        "volumes[].fsxWindowsFileServerVolumeConfiguration.fileSystemId",
        "volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",
    }
)
"""What each application has of its own, and hardly two share."""

OTHERS: Final = frozenset(
    {
        "cpu",
        "memory",
        "ephemeralStorage.sizeInGiB",
        f"{_C}.cpu",
        f"{_C}.memory",
        f"{_C}.memoryReservation",
        f"{_C}.portMappings[].containerPort",
        f"{_C}.environment[].value",
        f"{_C}.logConfiguration.options{{}}",
        "tags[].value",
    }
)
"""What may well differ."""

_ALIKE: Final = frozenset({"mode", "max-buffer-size", "awslogs-stream-prefix", "awslogs-create-group"})
"""Log options that say nothing of an application."""

_SECRETS: Final = frozenset({"sec-plaintext-secret", "sec-secret-in-command", "sec-log-token-plaintext"})
_NOT_IN_NAMES: Final = re.compile(r"[^A-Za-z0-9]+")
_HUMPS: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True)
class Opening:
    """A value that a template may ask for, and the name that would stand in its place.

    Values that say the same have one name. `is_own` is true of what hardly two uses share.
    """

    at: str
    name: str
    value: str | int
    is_own: bool
    is_secret: bool


def openings(document: dict[str, Any]) -> list[Opening]:
    """What the document has of them, in its order; values with a name in them are asked for already."""
    secrets = {finding.path for finding in check(document) if finding.rule in _SECRETS}
    names = _Names(document)
    found = []
    for parts, value in _values(document, ()):
        at, shape = paths.pointer(parts), schema.locate(parts)
        field = shape.field.path if shape else ""
        is_secret = at in secrets or (isinstance(value, str) and secrecy.kind(value) is not None)
        is_asked = isinstance(value, str) and NAME.search(value) is not None
        if is_secret or (not is_asked and _may_differ(parts, field)):
            found.append(Opening(at, names.of(parts, value), value, field in OWN, is_secret))
    return found


def _may_differ(parts: Parts, field: str) -> bool:
    return (field in OWN or field in OTHERS) and parts[-1] not in _ALIKE


def opened(document: Any, chosen: list[Opening]) -> Any:
    """The document with the names of these in the place of their values."""
    names = {one.at: one.name for one in chosen}
    return _opened(document, "", names)


def _opened(value: Any, at: str, names: dict[str, str]) -> Any:
    if at in names:
        return placeholder(names[at])
    if isinstance(value, dict):
        return {key: _opened(member, f"{at}/{paths.escape(key)}", names) for key, member in value.items()}
    if isinstance(value, list):
        return [_opened(item, f"{at}/{index}", names) for index, item in enumerate(value)]
    return value


def _values(value: Any, parts: Parts) -> Iterator[tuple[Parts, str | int]]:
    """The texts and numbers that say something."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _values(member, (*parts, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(item, (*parts, index))
    elif (isinstance(value, str) and value) or type(value) is int:
        yield parts, value


class _Names:
    """Names for values: of the variable, option or member, with that of the container where it needs one."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document
        self._taken: dict[str, object] = dict.fromkeys(places(document))

    def of(self, parts: Parts, value: str | int) -> str:
        own, longer = self._own(parts), self._longer(parts)
        numbered = (f"{longer}_{number}" for number in range(2, len(self._taken) + 3))
        said = (own, value)
        names = (own, longer, *numbered)
        return next(name for name in names if self._taken.setdefault(name, said) == said)

    def _own(self, parts: Parts) -> str:
        """DB_HOST for the value of that variable, IMAGE for an image."""
        beside = paths.get(self._document, parts[:-1])
        if isinstance(beside, dict):
            for naming in ("name", "key"):
                if parts[-1] in ("value", "valueFrom") and isinstance(beside.get(naming), str):
                    return _as_name(beside[naming])
        words = [part for part in parts if isinstance(part, str)]
        return "FAMILY" if parts == ("family",) else _as_name(words[-1])

    def _longer(self, parts: Parts) -> str:
        owner = paths.get(self._document, (*parts[:2], "name")) if len(parts) > 2 else ""
        return _as_name(f"{owner}_{self._own(parts)}") if isinstance(owner, str) else self._own(parts)


def _as_name(words: str) -> str:
    """`taskRoleArn` becomes TASK_ROLE_ARN, `awslogs-group` AWSLOGS_GROUP."""
    name = _NOT_IN_NAMES.sub("_", _HUMPS.sub("_", words)).strip("_").upper()[:60]
    return name if name[:1].isalpha() else f"VALUE_{name}".strip("_")
