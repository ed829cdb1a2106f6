"""An image reference that ECS registers and no runtime can read."""

import re
from typing import Final

from designer.taskdef import images, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_SCHEME: Final = re.compile(r"[A-Za-z]+://")
_TAG: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\Z")


def write_as_the_runtime_has_it(editor: Editor, finding: Finding) -> None:
    """Without a scheme and empty parts, and with the repository in lower case: it cannot be otherwise.

    A repository in nothing but capitals stands for one that is still to be named.
    """
    text = paths.get(editor.document, finding.path)
    scheme = _SCHEME.match(text)
    host, repository, rest = _parts(text[scheme.end() :] if scheme else text)
    named = "/".join(part for part in repository.lower().split("/") if part)
    meant = f"{host}{named}{rest.removesuffix(':')}"
    if _is_readable(meant) and not repository.isupper():
        editor.put(finding.path, meant)


@rule(
    title=_("Image reference that no runtime can read"),
    level="runtime",
    message=_("“{image}” is not a reference that an image can be pulled by."),
    fix=_("Write registry/repository:tag, with the repository in lower case and no https:// before it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-image",
    paths=("containerDefinitions[].image",),
    sources=(
        "https://github.com/distribution/reference, grammar in reference.go",
        "Docker Engine (moby): daemon validation",
    ),
    service_says="invalid reference format: repository name must be lowercase",
    only_with=("containerDefinitions[].image",),
    mend=write_as_the_runtime_has_it,
    good={"containerDefinitions": [{"image": "Registry.example.com:5000/orders/api__v2:1.4.2-rc.1"}]},
    bad={"containerDefinitions": [{"image": "registry.example.com/Orders/api:1.4.2"}]},
)
def check(task: Task) -> Found:
    """What ECS itself refuses is told by `image-reference-invalid`."""
    for container in task.containers:
        image = container.get("image")
        if image and not _is_readable(image) and images.ecs_takes(image):
            yield container.path("image"), {"image": image}, _why(image)


def _is_readable(image: str) -> bool:
    _host, repository, _rest = _parts(image)
    return repository == repository.lower() and images.parse(image) is not None


def _why(image: str) -> str:
    _host, repository, rest = _parts(image)
    tag = rest.partition("@")[0]
    if _SCHEME.match(image):
        return _("“{image}” begins like a web address; an image reference has no scheme.")
    if repository != repository.lower():
        return _("“{image}” has capital letters in the name of the repository.")
    if not all(repository.split("/")):
        return _("“{image}” has an empty part between its slashes.")
    if tag and not _TAG.match(tag[1:]):
        return _("“{image}” has a tag that is empty, too long, or begins with a period or hyphen.")
    return _("“{image}” is not a reference that an image can be pulled by.")


def _parts(image: str) -> tuple[str, str, str]:
    """The host with its slash, the repository, and the tag and digest with the signs before them.

    A first part with capital letters alone is no host: some runtimes take it for one and find nothing.
    """
    name, at, digest = image.partition("@")
    first, slash, others = name.partition("/")
    is_host = slash and ("." in first or ":" in first or first == "localhost")
    host, path = (first + slash, others) if is_host else ("", name)
    repository, colon, tag = path.partition(":")
    return host, repository, colon + tag + at + digest
