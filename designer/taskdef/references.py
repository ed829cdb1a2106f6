"""What a task definition refers to by name: images, secrets, parameters, roles, log groups and the like.

For searching, and for the question what else uses one of them. No value of a variable is among them.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final, Literal, NamedTuple, get_args

from designer.taskdef import arns, images, paths, secret_references

Kind = Literal[
    "family",
    "image",
    "secret",
    "parameter",
    "role",
    "log-group",
    "file-system",
    "access-point",
    "file",
    "tag",
    "container",
]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

LONGEST: Final = 512
LONGEST_NAME: Final = 255


class Reference(NamedTuple):
    """Something referred to.

    `value` is how it is written, without what chooses a part of it; `name` is the same for all that is
    written for one thing: with and without the rest of its ARN, whatever the tag of an image.
    """

    kind: Kind
    value: str
    name: str


class Place(NamedTuple):
    """A reference, and the pointer of the value that holds it."""

    reference: Reference
    path: str


_Read = Callable[[str], Reference]
_Tree = Callable[[Any], Reference | None] | dict[str, Any]


def places(document: dict[str, Any]) -> list[Place]:
    """Every reference of a document that may be half done or wrong in any way, with its place."""
    found: list[Place] = []
    _look(document, _TREE, "", found)
    return found


def references(found: Iterable[Place]) -> frozenset[Reference]:
    """The same, each once."""
    return frozenset(place.reference for place in found)


def words(found: Iterable[Place]) -> str:
    """All that is referred to as a search looks for it: in lower case, a line each."""
    return "\n".join({place.reference.value.lower(): None for place in found})


def _look(value: Any, tree: "_Tree", at: str, found: list[Place]) -> None:
    """Goes only where both the document and the fields that refer to something lead."""
    if callable(tree):
        reference = tree(value)
        if reference is not None:
            found.append(Place(reference, at))
    elif isinstance(value, dict):
        for key, inner in tree.items():
            if key in value:
                _look(value[key], inner, f"{at}/{key}", found)
    elif isinstance(value, list) and "[]" in tree:
        for place, item in enumerate(value):
            _look(item, tree["[]"], f"{at}/{place}", found)


def named(kind: Kind, text: str) -> str:
    """The name of what a text of this kind refers to."""
    return _cut(_READERS[kind](text)).name


def _cut(found: Reference) -> Reference:
    """To what a column takes."""
    if len(found.value) <= LONGEST and len(found.name) <= LONGEST_NAME:
        return found
    return Reference(found.kind, found.value[:LONGEST], found.name[:LONGEST_NAME])


def _plain(kind: Kind) -> _Read:
    return lambda text: Reference(kind, text.strip(), text.strip())


def _image(text: str) -> Reference:
    """Known by its repository, whatever tag or digest follows."""
    found = images.parse(text.strip())
    if found is None:
        return Reference("image", text.strip(), text.strip())
    full = images.in_full(found)
    return Reference("image", text.strip(), f"{full.registry}/{full.repository}")


def _secret_or_parameter(text: str) -> Reference:
    """What a secret's `valueFrom` means: without an ARN it is the name of a parameter."""
    found = secret_references.secret(text.strip())
    return _secret(text) if found else _parameter(text)


def _credentials(text: str) -> Reference:
    """Credentials of a registry or a domain: the ARN or the name of a secret, or a parameter's ARN."""
    arn = arns.parse(text.strip())
    return _parameter(text) if arn and arn.service == "ssm" else _secret(text)


def _secret(text: str) -> Reference:
    """Known by its name, without the six characters that Secrets Manager adds to ARNs."""
    value = text.strip()
    found = secret_references.secret(value)
    if found is None:
        return Reference("secret", value, _SUFFIX.sub("", value))
    value = ":".join(value.split(":")[:7])
    return Reference("secret", value, _SUFFIX.sub("", found.name))


def _parameter(text: str) -> Reference:
    """Known by its name; an ARN leaves out the slash that it begins with."""
    arn = arns.parse(text.strip())
    name = arn.resource.removeprefix("parameter") if arn and arn.service == "ssm" else text.strip()
    return Reference("parameter", text.strip(), name.lstrip("/"))


def _role(text: str) -> Reference:
    return Reference("role", text.strip(), text.strip().rpartition("/")[2])


def _last_part(kind: Kind) -> _Read:
    """Known by what its ARN ends with: fs-0123, fsap-0123."""
    return lambda text: Reference(kind, text.strip(), re.split("[/:]", text.strip())[-1])


def _tag(tag: Any) -> Reference | None:
    """A tag as a whole: team=payments."""
    key = tag.get("key") if isinstance(tag, dict) else None
    if not key or not isinstance(key, str):
        return None
    value = tag.get("value")
    text = f"{key}={value}" if isinstance(value, str) else key
    return _cut(Reference("tag", text, text))


def _of_text(read: _Read) -> Callable[[Any], Reference | None]:
    return lambda value: _cut(read(value)) if isinstance(value, str) and value.strip() else None


def _tree() -> dict[str, Any]:
    """The fields as they lie in each other, "[]" for the items of a list."""
    tree: dict[str, Any] = {"tags": {"[]": _tag}}
    for pattern, read in _READ.items():
        *outer, last = paths.split(pattern)
        here = tree
        for part in outer:
            here = here.setdefault(part, {})
        here[last] = _of_text(read)
    return tree


_SUFFIX: Final = re.compile(r"-[A-Za-z0-9]{6}\Z")
_CONTAINER: Final = "containerDefinitions[]"
_FSX: Final = "volumes[].fsxWindowsFileServerVolumeConfiguration"
_READ: Final[dict[str, _Read]] = {
    "family": _plain("family"),
    "taskRoleArn": _role,
    "executionRoleArn": _role,
    f"{_CONTAINER}.name": _plain("container"),
    f"{_CONTAINER}.image": _image,
    f"{_CONTAINER}.secrets[].valueFrom": _secret_or_parameter,
    f"{_CONTAINER}.logConfiguration.secretOptions[].valueFrom": _secret_or_parameter,
    f"{_CONTAINER}.repositoryCredentials.credentialsParameter": _credentials,
    f"{_CONTAINER}.logConfiguration.options.awslogs-group": _plain("log-group"),
    f"{_CONTAINER}.logConfiguration.options.log_group_name": _plain("log-group"),
    f"{_CONTAINER}.environmentFiles[].value": _plain("file"),
    f"{_CONTAINER}.firelensConfiguration.options.config-file-value": _plain("file"),
    f"{_CONTAINER}.credentialSpecs[]": _plain("file"),
    "volumes[].efsVolumeConfiguration.fileSystemId": _plain("file-system"),
    "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId": _plain("access-point"),
    "volumes[].s3filesVolumeConfiguration.fileSystemArn": _last_part("file-system"),
    "volumes[].s3filesVolumeConfiguration.accessPointArn": _last_part("access-point"),
    f"{_FSX}.fileSystemId": _plain("file-system"),
    f"{_FSX}.authorizationConfig.credentialsParameter": _credentials,
}
_TREE: Final = _tree()
_READERS: Final[dict[Kind, _Read]] = {
    "family": _plain("family"),
    "image": _image,
    "secret": _secret,
    "parameter": _parameter,
    "role": _role,
    "log-group": _plain("log-group"),
    "file-system": _last_part("file-system"),
    "access-point": _last_part("access-point"),
    "file": _plain("file"),
    "tag": _plain("tag"),
    "container": _plain("container"),
}
