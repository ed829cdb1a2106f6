"""A file system of EFS that is mounted by a task role which is not there."""

from designer.taskdef import task_role
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS with IAM needs a task role"),
    level="runtime",
    message=_("The volume “{name}” is mounted with IAM authorization, by the task role; there is none."),
    fix=_("Set the task role to one that may elasticfilesystem:ClientMount, and ClientWrite to write."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSAuthorizationConfig.html#ECS-Type-EFSAuthorizationConfig-iam",
    paths=("taskRoleArn", "volumes[].efsVolumeConfiguration.authorizationConfig.iam"),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=("botocore 1.44.5, ecs 2014-11-13: EFSAuthorizationConfig.iam",),
    service_says="mount.nfs4: access denied by server",
    only_with=("volumes[].efsVolumeConfiguration.authorizationConfig.iam=ENABLED",),
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"iam": "ENABLED"},
                },
            }
        ]
    },
    bad={
        "taskRoleArn": None,
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"iam": "ENABLED"},
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    yield from task_role.missing(task, task_role.efs_volumes_with_iam(task))
