"""An EFS volume where ECS cannot mount one."""

from designer.taskdef import volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, WINDOWS, Task


@rule(
    title=_("EFS not available here"),
    level="runtime",
    message=_("The volume “{name}” is on Amazon EFS, which external instances cannot mount."),
    fix=_("Use EFS with Linux tasks on Fargate, EC2 or Managed Instances only."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",
    paths=("volumes[].efsVolumeConfiguration",),
    launch_types=(FARGATE, EC2, EXTERNAL),
    confidence="medium",
    sources=("https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",),
    only_with=("volumes[].efsVolumeConfiguration",),
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
        "requiresCompatibilities": ["EXTERNAL"],
        "networkMode": "bridge",
        "volumes": [
            {
                "name": "data",
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    for volume, efs in volumes.configured(task, "efsVolumeConfiguration"):
        values = {"name": volume.label}
        if task.os_family != WINDOWS:
            if EXTERNAL in task.launch_types:
                yield efs.at, values
        elif FARGATE not in task.launch_types:  # Fargate mounts no volume at all on Windows
            yield efs.at, values, _("The volume “{name}” is on Amazon EFS, which Windows tasks cannot mount.")
