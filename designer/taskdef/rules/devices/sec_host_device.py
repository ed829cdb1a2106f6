"""A device of the host that gives a container more than it should have."""

import posixpath
import re
from typing import Final

from designer.taskdef import paths
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, LINUX, MANAGED_INSTANCES, Task

_WHOLE_HOST: Final = re.compile(r"/dev/(?:(?:sd|xvd|nvme|dm-|mapper/).*|k?mem|port|kmsg)\Z", re.DOTALL)
_HARMLESS: Final = re.compile(r"/dev/(?:(?:neuron|nvidia|dri/).*|kfd|null|zero|u?random)\Z", re.DOTALL)
_ALL_BUT_MKNOD: Final = ["read", "write"]


def take_off_mknod(editor: Editor, finding: Finding) -> None:
    """Without permissions a container has all three. A disk is left to the author."""
    if finding.path.endswith("/permissions"):
        written = paths.get(editor.document, finding.path) or [*_ALL_BUT_MKNOD, "mknod"]
        kept = [each for each in written if each != "mknod"]
        if kept:
            editor.put(finding.path, kept)


@rule(
    title=_("Host device exposed"),
    level="security",
    message=_("“{name}” may make device files through {device}: it has the permission mknod."),
    fix=_(
        "Give only the permissions that the program needs, rarely mknod, and no disks or memory of the host."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Device.html",
    paths=("containerDefinitions[].linuxParameters.devices",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: Device",),
    only_with=("containerDefinitions[].linuxParameters.devices[].hostPath",),
    mend=take_off_mknod,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {
                "linuxParameters": {
                    "devices": [{"hostPath": "/dev/fuse", "permissions": ["read", "write"]}],
                }
            }
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"devices": [{"hostPath": "/dev/fuse"}]}}],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for device in container.item("linuxParameters").items_of("devices"):
            path = posixpath.normpath(device.get("hostPath", ""))
            values = {"name": container.label, "device": path}
            if _WHOLE_HOST.match(path):
                message = _(
                    "“{name}” gets {device}, and with it what is on the disk or in the memory of the host."
                )
                yield device.path("hostPath"), values, message
            elif path.startswith("/") and _may_mknod(device) and not _HARMLESS.match(path):
                yield device.path("permissions"), values


def _may_mknod(device: Item) -> bool:
    return device.lacks("permissions") or "mknod" in device.get("permissions", ())
