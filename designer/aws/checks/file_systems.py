"""Whether the file systems of volumes exist, can be mounted, and have the access points that are named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from designer.aws.check import Before, Check, Result, each, failed, passed
from designer.taskdef import efs


def look(before: Before) -> Iterator[Result]:
    client = before.account.client("efs")
    told = [
        (one.get("fileSystemId", ""), access.get("accessPointId", ""))
        for one, access in efs.volumes(before.task)
    ]
    systems = dict.fromkeys(system for system, _point_of_it in told if system)
    yield from each(systems, lambda id: _mountable(client, id), str)
    points = dict.fromkeys((point, system) for system, point in told if point)
    yield from each(points, lambda point: _point(client, *point), lambda point: point[0])


def _mountable(client: Any, id: str) -> Result:
    client.describe_file_systems(FileSystemId=id)
    targets = client.describe_mount_targets(FileSystemId=id)["MountTargets"]
    ready = [one for one in targets if one["LifeCycleState"] == "available"]
    if ready:
        said = gettext_noop("{what} exists; mount targets available: {n}")
        return passed(said, what=id, n=len(ready))
    said = gettext_noop("{what} has no mount target that is available.")
    return failed(said, gettext_noop("Add a mount target in each Availability Zone the tasks use."), what=id)


def _point(client: Any, id: str, system: str) -> Result:
    [found] = client.describe_access_points(AccessPointId=id)["AccessPoints"]
    if found["FileSystemId"] == system:
        return passed(gettext_noop("{what} exists"), what=id)
    said = gettext_noop("{what} belongs to {other}, not to {system}.")
    remedy = gettext_noop("Choose an access point of this file system.")
    return failed(said, remedy, what=id, other=found["FileSystemId"], system=system)


check = Check(
    order=90,
    title=_("File systems and access points"),
    look=look,
    actions=(
        "elasticfilesystem:DescribeFileSystems",
        "elasticfilesystem:DescribeMountTargets",
        "elasticfilesystem:DescribeAccessPoints",
    ),
)
