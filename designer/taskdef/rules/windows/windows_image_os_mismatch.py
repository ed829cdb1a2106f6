"""An image of Windows, or of one of its releases, and an operating system family of another."""

from designer.taskdef import windows_images
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, LINUX, WINDOWS, Task


def use_the_release_of_the_images(editor: Editor, finding: Finding) -> None:
    """An image for Windows in a task on Linux may be the wrong one as well."""
    task = Task(editor.document)
    meant = windows_images.family_of_images(task)
    if meant and task.os_family == WINDOWS:
        editor.put("/runtimePlatform/operatingSystemFamily", meant)


@rule(
    title=_("Windows image and operating system family do not match"),
    level="runtime",
    message=_("“{image}” is an image for Windows; the task runs on Linux."),
    fix=_("Set the operating system family to the Windows release of the image, or use another image."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html",
    paths=("containerDefinitions[].image", windows_images.FAMILY),
    confidence="medium",
    sources=(
        "aws/containers-roadmap issue 2312",
        "microsoft/dotnet-framework-docker issue 1265",
    ),
    only_with=("containerDefinitions[].image",),
    mend=use_the_release_of_the_images,
    good={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "image": "mcr.microsoft.com/windows/servercore:ltsc2022"}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "image": "mcr.microsoft.com/windows/servercore:ltsc2019"}],
    },
)
def check(task: Task) -> Found:
    platform = task.root.item("runtimePlatform")
    family = platform.get("operatingSystemFamily", "")
    runs_on_linux = family == LINUX or (_is_unsaid(task) and FARGATE in task.launch_types)
    year = windows_images.year_of(family) if family.startswith(WINDOWS) else None
    for container in task.containers:
        image = container.get("image", "")
        if runs_on_linux and windows_images.is_for_windows(image):
            yield container.path("image"), {"image": image}
        elif year and (other := windows_images.year(image)) not in (None, year):
            yield (
                container.path("image"),
                {"image": image, "other": other, "family": family},
                _("“{image}” is built for Windows Server {other}; the task runs on {family}."),
            )


def _is_unsaid(task: Task) -> bool:
    """Whether the operating system is left to be assumed; False where it cannot be told."""
    platform = task.root.get("runtimePlatform")
    return task.root.lacks("runtimePlatform") if platform is None else platform.lacks("operatingSystemFamily")
