"""A Fargate task that leaves its operating system or architecture to be assumed."""

from typing import Final

from designer.taskdef.architectures import X86_64
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, LINUX, Task

_ASSUMED: Final = {"operatingSystemFamily": LINUX, "cpuArchitecture": X86_64}


def say_what_is_assumed(editor: Editor, finding: Finding) -> None:
    platform = Task(editor.document).root.item("runtimePlatform")
    for name, value in _ASSUMED.items():
        if platform.lacks(name):
            editor.put(platform.path(name), value)


@rule(
    title=_("Runtime platform not stated"),
    level="note",
    message=_("The task does not say {missing}; {assumed} is assumed."),
    fix=_("Set the operating system family and the CPU architecture."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html",
    paths=("runtimePlatform",),
    launch_types=(FARGATE,),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: RuntimePlatform",),
    mend=say_what_is_assumed,
    good={"runtimePlatform": {"operatingSystemFamily": "LINUX", "cpuArchitecture": "ARM64"}},
    bad={"runtimePlatform": {"cpuArchitecture": "X86_64"}},
)
def check(task: Task) -> Found:
    platform = task.root.item("runtimePlatform")
    if not (platform or task.root.lacks("runtimePlatform")):
        return
    missing = [name for name in _ASSUMED if platform.lacks(name)]
    if missing:
        assumed = ", ".join(_ASSUMED[name] for name in missing)
        path = task.root.path("runtimePlatform") if len(missing) > 1 else platform.path(missing[0])
        yield path, {"missing": ", ".join(missing), "assumed": assumed}
