"""A root directory beside an S3 Files access point, which brings its own."""

from typing import Final

from designer.taskdef import removal, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task

_FILE_SYSTEM: Final = "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"


@rule(
    title=_("S3 Files access point with a root directory"),
    level="error",
    message=_("The access point has a root directory of its own; “{directory}” cannot stand beside it."),
    fix=_("Remove rootDirectory, or set it to /."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html#ECS-Type-S3FilesVolumeConfiguration-rootDirectory",
    paths=("volumes[].s3filesVolumeConfiguration.rootDirectory",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: S3FilesVolumeConfiguration.rootDirectory",),
    only_with=("volumes[].s3filesVolumeConfiguration.rootDirectory",),
    mend=removal.remove,
    good={
        "volumes": [
            {
                "name": "sets",
                "s3filesVolumeConfiguration": {
                    "fileSystemArn": _FILE_SYSTEM,
                    "rootDirectory": "/public",
                },
            }
        ]
    },
    bad={
        "volumes": [
            {
                "name": "sets",
                "s3filesVolumeConfiguration": {
                    "fileSystemArn": _FILE_SYSTEM,
                    "rootDirectory": "/public",
                    "accessPointArn": f"{_FILE_SYSTEM}/access-point/fsap-0123456789abcdef0",
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for _volume, files in volumes.configured(task, "s3filesVolumeConfiguration"):
        if "accessPointArn" in files and files.get("rootDirectory", "/") != "/":
            yield files.path("rootDirectory"), {"directory": files["rootDirectory"]}
