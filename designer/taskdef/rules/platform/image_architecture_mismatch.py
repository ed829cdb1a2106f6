"""An image that says it was built for another processor than the task runs on."""

from designer.taskdef import architectures
from designer.taskdef.architectures import X86_64
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, WINDOWS, Task


def use_the_architecture_of_the_images(editor: Editor, finding: Finding) -> None:
    """Where all images that name an architecture name the same one. Windows runs on X86_64 only."""
    task = Task(editor.document)
    said = {found[0] for each in task.containers if (found := architectures.said(each.get("image", "")))}
    if len(said) == 1 and task.os_family != WINDOWS:
        editor.put("/runtimePlatform/cpuArchitecture", said.pop())


@rule(
    title=_("Image built for another architecture"),
    level="runtime",
    message=_("“{image}” is built for {word}; the task runs on {architecture}."),
    fix=_("Set the CPU architecture to the one of the image, or build the image for both."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-arm64.html",
    paths=("containerDefinitions[].image", "runtimePlatform.cpuArchitecture"),
    confidence="medium",
    sources=(
        "runatlantis/atlantis issue 2001",
        "terraform-aws-modules/terraform-aws-ecs issue 155",
    ),
    service_says="exec format error",
    only_with=("containerDefinitions[].image",),
    mend=use_the_architecture_of_the_images,
    good={
        "runtimePlatform": {"cpuArchitecture": "ARM64"},
        "containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27-arm64v8"}],
    },
    bad={
        "runtimePlatform": {"cpuArchitecture": "ARM64"},
        "containerDefinitions": [{"image": "public.ecr.aws/nginx/nginx:1.27-amd64"}],
    },
)
def check(task: Task) -> Found:
    architecture = _architecture(task)
    for container in task.containers:
        image = container.get("image", "")
        found = architectures.said(image)
        if found and architecture not in (None, found[0]):
            yield (
                container.path("image"),
                {"image": image, "word": found[1], "architecture": architecture},
            )


def _architecture(task: Task) -> str | None:
    """What the task runs on; Fargate assumes X86_64, elsewhere it is whatever the instance has."""
    platform = task.root.get("runtimePlatform")
    unsaid = task.root.lacks("runtimePlatform") if platform is None else platform.lacks("cpuArchitecture")
    if unsaid:
        return X86_64 if FARGATE in task.launch_types else None
    return task.root.item("runtimePlatform").get("cpuArchitecture")
