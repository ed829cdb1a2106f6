"""A volume of FSx for Windows in a task without an execution role."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task

_ON_WINDOWS = {
    "requiresCompatibilities": ["EC2"],
    "networkMode": None,
    "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
    "containerDefinitions": [
        {"cpu": 512, "mountPoints": [{"sourceVolume": "share", "containerPath": "C:\\share"}]}
    ],
    "volumes": [
        {
            "name": "share",
            "fsxWindowsFileServerVolumeConfiguration": {
                "fileSystemId": "fs-0123456789abcdef0",
                "rootDirectory": "share",
                "authorizationConfig": {
                    "credentialsParameter": "arn:aws:secretsmanager:eu-west-1:111122223333:secret:fsx-AbCdEf",
                    "domain": "corp.example.com",
                },
            },
        }
    ],
}


@rule(
    title=_("FSx for Windows needs an execution role"),
    level="runtime",
    message=_("The credentials for the volume “{name}” are read with the execution role; there is none."),
    fix=_("Set the execution role to one that may read the credentials of the file system."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html",
    paths=("executionRoleArn", "volumes[].fsxWindowsFileServerVolumeConfiguration"),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    sources=("aws/amazon-ecs-agent fsxwindowsfileserver_windows.go, June 2026",),
    service_says="fsxwindowsfileserver resource: unable to find execution role credentials",
    only_with=("volumes[].fsxWindowsFileServerVolumeConfiguration",),
    good=_ON_WINDOWS,
    bad={**_ON_WINDOWS, "executionRoleArn": None},
)
def check(task: Task) -> Found:
    if not task.root.lacks("executionRoleArn"):
        return
    for volume in task.volumes:
        if not volume.lacks("fsxWindowsFileServerVolumeConfiguration"):
            yield task.root.path("executionRoleArn"), {"name": volume.label}
            return
