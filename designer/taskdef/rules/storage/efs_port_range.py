"""A port for encrypted data to EFS that is no port."""

from designer.taskdef import efs, ports, ranges, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS port out of range"),
    level="error",
    message=_("{value} is no port; ports are the numbers {lowest} to {highest}."),
    fix=_("Set the port to a number from {lowest} to {highest}, or leave it out."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-transitEncryptionPort",
    paths=("volumes[].efsVolumeConfiguration.transitEncryptionPort",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: EFSVolumeConfiguration.transitEncryptionPort",
        "terraform-provider-aws: the same limits",
    ),
    only_with=("volumes[].efsVolumeConfiguration.transitEncryptionPort",),
    mend=removal.remove,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                    "transitEncryptionPort": 65535,
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
                    "transitEncryption": "ENABLED",
                    "transitEncryptionPort": 65536,
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    volumes = (volume for volume, _authorization in efs.volumes(task))
    yield from ranges.outside(volumes, "transitEncryptionPort", ports.PORTS)
