"""EFS file systems that are mounted with the task role."""

from collections.abc import Iterator

from designer.taskdef import task_role
from designer.taskdef.permissions.client_access import client_access
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import literal
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, place: Place) -> Iterator[Wanted]:
    for volume in task_role.efs_volumes_with_iam(task):
        efs = volume.item("efsVolumeConfiguration")
        system = written(efs, "fileSystemId")
        point = written(efs.item("authorizationConfig"), "accessPointId")
        if system:
            resource = _arn(place, "file-system", system)
            through = _arn(place, "access-point", point) if point else ""
            at = efs.path("fileSystemId")
            yield from client_access(task, volume, "elasticfilesystem", resource, through, at)


def _arn(place: Place, kind: str, text: str) -> str:
    """A file system of another account is named by its whole ARN."""
    return (
        literal(text)
        if text.startswith("arn:")
        else place.arn("elasticfilesystem", f"{kind}/{literal(text)}")
    )


need = Need(
    role="task",
    words=_("Mount Amazon EFS with IAM authorization"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",
    sources=(
        "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
        "https://docs.aws.amazon.com/efs/latest/ug/access-points-iam-policy.html",
    ),
    find=_find,
)
