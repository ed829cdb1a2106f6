"""An EFS file system that everybody on the network reaches as a whole."""

from designer.taskdef import efs
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS without IAM authorization"),
    level="security",
    message=_("Neither IAM nor an access point limits what the task reaches on the file system."),
    fix=_("Enable IAM authorization, and use an access point."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html",
    paths=("volumes[].efsVolumeConfiguration.authorizationConfig",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html",),
    only_with=("volumes[].efsVolumeConfiguration",),
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
                    "transitEncryption": "ENABLED",
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for volume, authorization in efs.volumes(task):
        if volume.lacks("authorizationConfig") or (
            "authorizationConfig" in volume and _limits_nothing(authorization)
        ):
            yield volume.path("authorizationConfig"), {}


def _limits_nothing(authorization: Item) -> bool:
    without_iam = authorization.lacks("iam") or authorization.get("iam") == "DISABLED"
    return without_iam and authorization.lacks("accessPointId")
