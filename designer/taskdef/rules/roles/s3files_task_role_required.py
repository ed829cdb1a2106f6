"""A volume of S3 Files in a task without a task role."""

from designer.taskdef import task_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("S3 Files need a task role"),
    level="error",
    message=_("The volume “{name}” of S3 Files is mounted by the task role; there is none."),
    fix=_("Set the task role to one that may mount the file system."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_S3FilesVolumeConfiguration.html",
    paths=("taskRoleArn", "volumes[].s3filesVolumeConfiguration"),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: S3FilesVolumeConfiguration",),
    only_with=("volumes[].s3filesVolumeConfiguration",),
    good={
        "volumes": [
            {
                "name": "data",
                "s3filesVolumeConfiguration": {
                    "fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
                },
            }
        ]
    },
    bad={
        "taskRoleArn": None,
        "volumes": [
            {
                "name": "data",
                "s3filesVolumeConfiguration": {
                    "fileSystemArn": "arn:aws:s3files:eu-west-1:111122223333:file-system/fs-0123456789abcdef0"
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from task_role.missing(task, task_role.s3files_volumes(task))
