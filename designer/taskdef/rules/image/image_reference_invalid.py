"""An image reference with characters, a length or a digest that the service refuses."""

from collections.abc import Iterator
from typing import Final

from designer.taskdef import images, names, paths
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, Values, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_AROUND: Final = " \t\r\n\u200b\ufeff\"'`,;"
_CHARACTERS: Final = _("“{image}” has characters that an image reference cannot have: {refused}")


def take_off_what_surrounds_it(editor: Editor, finding: Finding) -> None:
    """Blanks, quotes and what cannot be seen, as they come along with a copy."""
    meant = paths.get(editor.document, finding.path).strip(_AROUND)
    if meant and images.ecs_takes(meant) and images.parse(meant):
        editor.put(finding.path, meant)


@rule(
    title=_("Image reference malformed"),
    level="error",
    message=_CHARACTERS,
    fix=_("Write registry/repository:tag, or registry/repository@sha256: and 64 hexadecimal digits."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-image",
    paths=("containerDefinitions[].image",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.image",
        "Terraform and CI error reports quoting the service",
    ),
    service_says="Container.image contains invalid characters.",
    only_with=("containerDefinitions[].image",),
    mend=take_off_what_surrounds_it,
    good={"containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27"}]},
    bad={"containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27 "}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        if image := container.get("image"):
            for found in _problems(image):
                yield container.path("image"), *found


def _problems(image: str) -> Iterator[tuple[Values, str]]:
    name, at, digest = image.partition("@")
    if refused := images.REFUSED.findall(name):
        yield {"image": image, "refused": names.shown(refused)}, _CHARACTERS
    if at and not images.DIGEST.match(digest):
        yield (
            {"digest": digest},
            _("The digest “{digest}” is not sha256: followed by 64 hexadecimal digits."),
        )
    if len(name) > images.LONGEST:
        yield (
            {"length": len(name), "most": images.LONGEST},
            _("The image reference has {length:,} characters; it can have at most {most}, digest aside."),
        )
