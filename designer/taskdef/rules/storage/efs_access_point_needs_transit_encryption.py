"""An EFS access point over a connection that is not encrypted."""

from designer.taskdef import efs
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS access point needs transit encryption"),
    level="error",
    message=_("The access point “{access_point}” is used, but the connection to EFS is not encrypted."),
    fix=_("Set transitEncryption to ENABLED."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-transitEncryption",
    paths=(
        "volumes[].efsVolumeConfiguration.transitEncryption",
        "volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",
    ),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=("botocore 1.44.5, ecs 2014-11-13: EFSAuthorizationConfig.accessPointId",),
    only_with=("volumes[].efsVolumeConfiguration.authorizationConfig.accessPointId",),
    mend=efs.encrypt,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"accessPointId": "fsap-0123456789abcdef0"},
                },
            }
        ]
    },
    bad={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "DISABLED",
                    "authorizationConfig": {"accessPointId": "fsap-0123456789abcdef0"},
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for volume, authorization in efs.volumes(task):
        if "accessPointId" in authorization and efs.unencrypted(volume):
            yield volume.path("transitEncryption"), {"access_point": authorization["accessPointId"]}
