"""Shares of FSx for Windows File Server: where the file system is, and the user and password for it."""

from collections.abc import Iterator

from designer.taskdef.permissions import kept
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import literal
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for volume in task.volumes:
        share = volume.item("fsxWindowsFileServerVolumeConfiguration")
        system, authorization = written(share, "fileSystemId"), share.item("authorizationConfig")
        if system:
            resource = place.arn("fsx", f"file-system/{literal(system)}")
            at = share.path("fileSystemId")
            yield Wanted("FindFileSystems", ("fsx:DescribeFileSystems",), resource, at, volume.label)
        text = written(authorization, "credentialsParameter")
        if text:
            at = authorization.path("credentialsParameter")
            yield from kept.parameter_or_secret(place, text, at, volume.label)


need = Need(
    role="execution",
    words=_("Sign in to FSx for Windows File Server"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html",
        "aws/amazon-ecs-agent, agent/taskresource/fsxwindowsfileserver",
    ),
    find=_find,
)
