"""A mount at no path, at one that does not begin at the root, or at the root itself."""

from designer.taskdef import mount_paths
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LINUX, Task


@rule(
    title=_("Mount path not absolute"),
    level="runtime",
    message=_("The path “{path}” does not begin with /."),
    fix=_("Mount the volume at a path below the root, for example /data."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html#ECS-Type-MountPoint-containerPath",
    paths=("containerDefinitions[].mountPoints[].containerPath",),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "moby/moby issue 35879",
        "moby, volume/mounts: destinations are absolute and not the root",
        "aws/amazon-ecs-agent",
    ),
    service_says="invalid mount path: must be absolute",
    only_with=("containerDefinitions[].mountPoints",),
    mend=mount_paths.begin_with_slash,
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
    bad={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "data"}]}],
        "volumes": [{"name": "data"}],
    },
)
def check(task: Task) -> Found:
    for mount in task.each("mountPoints"):
        path = mount.get("containerPath")
        if path is None:
            if mount.lacks("containerPath"):
                yield mount.path("containerPath"), {}, _("This mount point has no path in the container.")
        elif not mount_paths.is_absolute(path, task):
            yield mount.path("containerPath"), {"path": path}
        elif mount_paths.cleaned(path, LINUX) == "/":
            yield mount.path("containerPath"), {}, _("Nothing can be mounted over the root of a container.")
