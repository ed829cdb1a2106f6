"""A root directory beside an EFS access point, which brings its own."""

from designer.taskdef import efs, removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, LINUX, MANAGED_INSTANCES, Task


@rule(
    title=_("EFS access point with a root directory"),
    level="error",
    message=_(
        "The access point “{access_point}” has a root directory of its own; "
        "“{directory}” cannot stand beside it."
    ),
    fix=_("Remove rootDirectory, or set it to /."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EFSVolumeConfiguration.html#ECS-Type-EFSVolumeConfiguration-rootDirectory",
    paths=("volumes[].efsVolumeConfiguration.rootDirectory",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    os_families=(LINUX,),
    sources=(
        "cdk-preflight pf-ecs-efs-access-point-with-root-directory: "
        "deployments to AWS recorded in September 2026",
    ),
    service_says="When using an EFS access point, "
    'the root directory must either be set to "/" or be omitted.',
    only_with=("volumes[].efsVolumeConfiguration.rootDirectory",),
    mend=removal.remove,
    good={
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "rootDirectory": "/",
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
                    "rootDirectory": "/data",
                    "transitEncryption": "ENABLED",
                    "authorizationConfig": {"accessPointId": "fsap-0123456789abcdef0"},
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    for volume, authorization in efs.volumes(task):
        directory = volume.get("rootDirectory", "/")
        if "accessPointId" in authorization and directory != "/":
            values = {"access_point": authorization["accessPointId"], "directory": directory}
            yield volume.path("rootDirectory"), values
