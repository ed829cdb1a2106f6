"""Two mounts at one path of a container."""

from collections.abc import Iterator

from designer.taskdef import mount_paths, repeats
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Two mounts on one path"),
    level="runtime",
    message=_("Something is mounted at “{path}” of the container “{name}” already."),
    fix=_("Mount it at another path, or remove one of the two."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html#ECS-Type-MountPoint-containerPath",
    paths=(
        "containerDefinitions[].mountPoints[].containerPath",
        "containerDefinitions[].linuxParameters.tmpfs[].containerPath",
    ),
    sources=("moby, daemon/volumes_unix.go: mounts and tmpfs are compared",),
    service_says="Duplicate mount point: /data",
    only_with=(
        "containerDefinitions[].mountPoints[].containerPath",
        "containerDefinitions[].linuxParameters.tmpfs[].containerPath",
    ),
    mend=repeats.remove_copy,
    good={
        "containerDefinitions": [
            {
                "mountPoints": [
                    {"sourceVolume": "data", "containerPath": "/data"},
                    {"sourceVolume": "data", "containerPath": "/data2"},
                ]
            }
        ],
        "volumes": [{"name": "data"}],
    },
    bad={
        "containerDefinitions": [
            {
                "mountPoints": [
                    {"sourceVolume": "data", "containerPath": "/data"},
                    {"sourceVolume": "data", "containerPath": "/data"},
                ]
            }
        ],
        "volumes": [{"name": "data"}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        taken = set()
        for mount in _mounts(container):
            path = mount_paths.cleaned(mount["containerPath"], task.os_family)
            if path in taken:
                yield mount.path("containerPath"), {"path": mount["containerPath"], "name": container.label}
            taken.add(path)


def _mounts(container: Item) -> Iterator[Item]:
    folders = container.item("linuxParameters").items_of("tmpfs")
    for mount in (*container.items_of("mountPoints"), *folders):
        if "containerPath" in mount:
            yield mount
