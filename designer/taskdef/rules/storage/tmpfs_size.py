"""A folder in memory without room, or at a path that does not begin at the root."""

from designer.taskdef import mount_paths, tmpfs
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("tmpfs size or path invalid"),
    level="error",
    message=_("The size of a tmpfs cannot be {value}: it is a number of MiB above 0."),
    fix=_("Give the tmpfs a path that begins with /, and a size of at least 1 MiB."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tmpfs.html",
    paths=(
        "containerDefinitions[].linuxParameters.tmpfs[].size",
        "containerDefinitions[].linuxParameters.tmpfs[].containerPath",
    ),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Tmpfs",),
    only_with=("containerDefinitions[].linuxParameters.tmpfs",),
    mend=mount_paths.begin_with_slash,
    good={
        "containerDefinitions": [{"linuxParameters": {"tmpfs": [{"containerPath": "/run", "size": 1}]}}],
    },
    bad={
        "containerDefinitions": [{"linuxParameters": {"tmpfs": [{"containerPath": "run", "size": 1}]}}],
    },
)
def check(task: Task) -> Found:
    for folder in tmpfs.each(task):
        if folder.get("size", 1) <= 0:
            yield folder.path("size"), {"value": folder["size"]}
        if not folder.get("containerPath", "/").startswith("/"):
            values = {"path": folder["containerPath"]}
            yield folder.path("containerPath"), values, _("The path “{path}” does not begin with /.")
