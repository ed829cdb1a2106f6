"""An FSx for Windows File Server volume where ECS cannot mount one."""

from designer.taskdef import operating_system, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, LINUX, Task


@rule(
    title=_("FSx volume on the wrong platform"),
    level="runtime",
    message=_("The volume “{name}” is on FSx for Windows File Server, which {launch_types} cannot mount."),
    fix=_("Use FSx for Windows File Server with Windows tasks on EC2 only."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html",
    paths=("volumes[].fsxWindowsFileServerVolumeConfiguration",),
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html",
        "aws/amazon-ecs-agent",
    ),
    service_says="task with FSx for Windows File Server volumes "
    "is only supported on Windows container instance",
    only_with=("volumes[].fsxWindowsFileServerVolumeConfiguration",),
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_FULL"},
        "volumes": [
            {
                "name": "share",
                "fsxWindowsFileServerVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "rootDirectory": "share",
                    "authorizationConfig": {
                        "credentialsParameter": "arn:aws:ssm:eu-west-1:111122223333:parameter/fsx",
                        "domain": "corp.example.com",
                    },
                },
            }
        ],
    },
    bad={
        "volumes": [
            {
                "name": "share",
                "fsxWindowsFileServerVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "rootDirectory": "share",
                    "authorizationConfig": {
                        "credentialsParameter": "arn:aws:ssm:eu-west-1:111122223333:parameter/fsx",
                        "domain": "corp.example.com",
                    },
                },
            }
        ]
    },
)
def check(task: Task) -> Found:
    others = [one for one in sorted(task.launch_types) if one != EC2]
    on_linux = task.os_family == LINUX and operating_system.is_told(task)
    for volume, fsx in volumes.configured(task, "fsxWindowsFileServerVolumeConfiguration"):
        values = {"name": volume.label, "launch_types": ", ".join(others)}
        if on_linux:
            yield (
                fsx.at,
                values,
                _("The volume “{name}” is on FSx for Windows File Server, which Linux tasks cannot mount."),
            )
        elif others:
            yield fsx.at, values
