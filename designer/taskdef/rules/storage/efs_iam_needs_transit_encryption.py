"""EFS with IAM authorization over a connection that is not encrypted."""

from designer.taskdef import efs
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS with IAM needs transit encryption"),
    level="error",
    message=_("IAM authorization is enabled, but the connection to EFS is not encrypted."),
    fix=_("Set transitEncryption to ENABLED."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-transitEncryption",
    paths=(
        "volumes[].efsVolumeConfiguration.transitEncryption",
        "volumes[].efsVolumeConfiguration.authorizationConfig.iam",
    ),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "cdk-preflight pf-ecs-efs-iam-without-transit-encryption: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="EFS IAM authorization requires TransitEncryption to be enabled.",
    only_with=("volumes[].efsVolumeConfiguration.authorizationConfig.iam=ENABLED",),
    mend=efs.encrypt,
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
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "authorizationConfig": {"iam": "ENABLED"},
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for volume, authorization in efs.volumes(task):
        if authorization.get("iam") == "ENABLED" and efs.unencrypted(volume):
            yield volume.path("transitEncryption"), {}
