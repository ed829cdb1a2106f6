"""A port for encrypted data to EFS over a connection that is not encrypted."""

from designer.taskdef import efs
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS port needs transit encryption"),
    level="error",
    message=_("The port {port} is for encrypted data, but the connection to EFS is not encrypted."),
    fix=_("Set transitEncryption to ENABLED, or remove the port."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-transitEncryptionPort",
    paths=("volumes[].efsVolumeConfiguration.transitEncryptionPort",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "cdk-preflight pf-ecs-efs-transit-encryption-port-without-encryption: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="TransitEncryptionPort requires that TransitEncryption is enabled.",
    only_with=("volumes[].efsVolumeConfiguration.transitEncryptionPort",),
    mend=efs.encrypt,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                    "transitEncryptionPort": 2999,
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
                    "transitEncryptionPort": 2999,
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for volume, _authorization in efs.volumes(task):
        port = volume.get("transitEncryptionPort")
        if port is not None and efs.unencrypted(volume):
            yield volume.path("transitEncryptionPort"), {"port": port}
