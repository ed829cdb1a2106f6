"""A health check that needs a shell, in an image that has none."""

from typing import Final

from designer.taskdef import health_checks, images, paths
from designer.taskdef.edits import Editor
from designer.taskdef.health_checks import PROGRAM, SHELL
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task

_AWS_COLLECTOR: Final = "aws-otel-collector"
_WITHOUT_SHELL: Final = frozenset(
    {_AWS_COLLECTOR, "opentelemetry-collector", "opentelemetry-collector-contrib", "aws-xray-daemon"}
)
_SHELLS: Final = ("sh", "bash", "ash", "dash")


def _use_its_own_check(editor: Editor, finding: Finding) -> None:
    """The collector of AWS brings a program for this; what other images have, they alone know."""
    container = finding.path.removesuffix("/healthCheck/command")
    image = images.parse(paths.get(editor.document, f"{container}/image"))
    if image is not None and _name(image) == _AWS_COLLECTOR:
        editor.put(finding.path, [PROGRAM, "/healthcheck"])


@rule(
    title=_("Health check needs a shell that the image lacks"),
    level="runtime",
    message=_(
        "The health check of “{name}” needs a shell, and the image {image} has none: it can only fail."
    ),
    fix=_("Use CMD and a program that the image has; for aws-otel-collector that is /healthcheck."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html#ECS-Type-HealthCheck-command",
    paths=(health_checks.COMMAND, "containerDefinitions[].image"),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "aws-observability/aws-otel-collector issues 1124 and 2034",
        "open-telemetry/opentelemetry-collector-releases issue 866",
    ),
    only_with=(health_checks.COMMAND,),
    mend=_use_its_own_check,
    good={
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1",
                "healthCheck": {"command": ["CMD", "/healthcheck"]},
            }
        ]
    },
    bad={
        "containerDefinitions": [
            {
                "image": "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1",
                "healthCheck": {"command": ["CMD-SHELL", "curl -f http://localhost:13133/ || exit 1"]},
            }
        ]
    },
)
def check(task: Task) -> Found:
    for container, at, words in health_checks.commands(task):
        image = images.parse(container.get("image", "")) if _needs_shell(words) else None
        if image is not None and _lacks_shell(image):
            yield at, {"name": container.label, "image": str(image)}


def _needs_shell(words: list[str]) -> bool:
    is_shell = len(words) > 1 and words[1].rpartition("/")[2] in _SHELLS
    return words[0] == SHELL or (words[0] == PROGRAM and is_shell)


def _lacks_shell(image: images.Image) -> bool:
    distroless = "distroless" in image.repository and "debug" not in (image.tag or "")
    return distroless or _name(image) in _WITHOUT_SHELL


def _name(image: images.Image) -> str:
    return image.repository.rpartition("/")[2]
