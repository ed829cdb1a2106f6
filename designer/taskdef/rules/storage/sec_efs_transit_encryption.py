"""Data that travels to EFS in the clear."""

from designer.taskdef import efs, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS without encryption in transit"),
    level="security",
    message=_("Data of the volume “{name}” travels to and from EFS unencrypted."),
    fix=_("Set transitEncryption to ENABLED."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-transitEncryption",
    paths=("volumes[].efsVolumeConfiguration.transitEncryption",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "AWS Config: ecs-task-definition-efs-encryption-enabled",
        "https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html: ECS.18",
        "checkov CKV_AWS_97",
        "trivy AWS-0035",
    ),
    only_with=("volumes[].efsVolumeConfiguration",),
    mend=efs.encrypt,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                },
            }
        ]
    },
    bad={
        "volumes": [
            {"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}},
        ]
    },
)
def check(task: Task) -> Found:
    for volume, configuration in volumes.configured(task, "efsVolumeConfiguration"):
        # What needs encryption is refused without it: three rules of their own say so.
        if efs.unencrypted(configuration) and not efs.needs_encryption(configuration):
            yield configuration.path("transitEncryption"), {"name": volume.label}
