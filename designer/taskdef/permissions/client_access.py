"""What a task does with a file system that checks its role: it mounts, writes, and may act as root.

EFS and S3 Files have the same three actions.
Sources: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-security-iam.html.
"""

from collections.abc import Iterator
from typing import Final

from designer.taskdef import firelens
from designer.taskdef.items import Item
from designer.taskdef.permissions.need import Wanted, written
from designer.taskdef.permissions.statement import Condition
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

_AS_ROOT: Final = _("Only where a container uses it as root: the image decides which user that is.")


def client_access(
    task: Task, volume: Item, service: str, resource: str, access_point: str, at: str
) -> Iterator[Wanted]:
    """One statement for what is sure, one for what may be; an access point decides on the user by itself."""
    mounts = list(_mounts(task, volume))
    through = (Condition("StringEquals", f"{service}:AccessPointArn", (access_point,)),)
    conditions = through if access_point else ()
    writes = any(mount.raw.get("readOnly") is not True for _container, mount in mounts)
    actions = (f"{service}:ClientMount", *([f"{service}:ClientWrite"] if writes else []))
    yield Wanted("MountFileSystems", actions, resource, at, volume.label, conditions)
    roots = [_is_root(container) for container, _mount in mounts]
    if any(root is not False for root in roots) and not access_point:
        only_if = "" if True in roots else _AS_ROOT
        as_root = (f"{service}:ClientRootAccess",)
        yield Wanted("UseFileSystemsAsRoot", as_root, resource, at, volume.label, conditions, only_if)


def _mounts(task: Task, volume: Item) -> Iterator[tuple[Item, Item]]:
    name = written(volume, "name")
    for container in task.containers:
        for mount in container.items_of("mountPoints"):
            if name and written(mount, "sourceVolume") == name:
                yield container, mount


def _is_root(container: Item) -> bool | None:
    """None where the image decides."""
    user = written(container, "user")
    return firelens.uid(user) == 0 if user else None
