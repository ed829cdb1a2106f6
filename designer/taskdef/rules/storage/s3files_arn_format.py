"""A file system of a volume that is none of S3 Files."""

import re
from typing import Final

from designer.taskdef import arns, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task

_EXAMPLE: Final = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
_FILE_SYSTEM: Final = re.compile(r"file-system/fs-[0-9a-f]{8,40}", re.ASCII)


@rule(
    title=_("S3 Files ARN malformed"),
    level="error",
    message=_("“{arn}” is not the ARN of an S3 Files file system."),
    fix=_("Copy the ARN of the file system; it looks like {example}."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-s3files-config.html",
    paths=("volumes[].s3filesVolumeConfiguration.fileSystemArn",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specify-s3files-config.html",
        "https://docs.aws.amazon.com/AmazonS3/latest/API/API_S3Files_ListFileSystemsDescription.html",
    ),
    only_with=("volumes[].s3filesVolumeConfiguration.fileSystemArn",),
    good={
        "volumes": [
            {
                "name": "sets",
                "s3filesVolumeConfiguration": {
                    "fileSystemArn": _EXAMPLE,
                },
            }
        ]
    },
    bad={
        "volumes": [
            {"name": "sets", "s3filesVolumeConfiguration": {"fileSystemArn": "arn:aws:s3:::orders-data"}},
        ]
    },
)
def check(task: Task) -> Found:
    for _volume, files in volumes.configured(task, "s3filesVolumeConfiguration"):
        arn = files.get("fileSystemArn")
        if arn is not None and not _is_file_system(arns.parse(arn)):
            yield files.path("fileSystemArn"), {"arn": arn, "example": _EXAMPLE}


def _is_file_system(arn: arns.Arn | None) -> bool:
    return (
        arn is not None
        and arn.service == "s3files"
        and bool(arn.region)
        and arn.account.isdecimal()
        and _FILE_SYSTEM.fullmatch(arn.resource) is not None
    )
