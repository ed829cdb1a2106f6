"""File systems of S3 Files, which are always mounted with the task role."""

from collections.abc import Iterator

from designer.taskdef import task_role
from designer.taskdef.permissions.client_access import client_access
from designer.taskdef.permissions.need import Need, Wanted, written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Note, literal
from designer.taskdef.said import Said
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _


def _find(task: Task, _place: Place) -> Iterator[Wanted | Note]:
    for volume in task_role.s3files_volumes(task):
        files = volume.item("s3filesVolumeConfiguration")
        system, point = written(files, "fileSystemArn"), written(files, "accessPointArn")
        if system:
            at = files.path("fileSystemArn")
            yield from client_access(task, volume, "s3files", literal(system), literal(point), at)
            words = _(
                "Reading large files straight from the bucket of “{name}” takes s3:GetObject,"
                " s3:GetObjectVersion and s3:ListBucket on it; which bucket is not in the task definition."
            )
            yield Note(at, Said(words, {"name": volume.label}))


need = Need(
    role="task",
    words=_("Mount S3 Files"),
    docs="https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-security-iam.html",
    sources=(
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-security-iam.html",
        "https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-files-access-point-policy-examples.html",
        "botocore 1.44.5, ecs 2014-11-13: S3FilesVolumeConfiguration",
    ),
    find=_find,
)
