"""Credentials for FSx for Windows File Server that are no secret and no parameter."""

from designer.taskdef import arns, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task


@rule(
    title=_("FSx credentials reference"),
    level="runtime",
    message=_("“{credentials}” is neither the ARN of a Secrets Manager secret nor that of an SSM parameter."),
    fix=_("Give the ARN of the secret or parameter that holds the credentials."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_FSxWindowsFileServerAuthorizationConfig.html",
    paths=("volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: FSxWindowsFileServerAuthorizationConfig",
        "aws/amazon-ecs-agent",
    ),
    service_says="unsupported credentialsParameter, only ssm/secretsmanager ARNs are valid",
    only_with=("volumes[].fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter",),
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
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_FULL"},
        "volumes": [
            {
                "name": "share",
                "fsxWindowsFileServerVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "rootDirectory": "share",
                    "authorizationConfig": {"credentialsParameter": "fsx", "domain": "corp.example.com"},
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    for _volume, fsx in volumes.configured(task, "fsxWindowsFileServerVolumeConfiguration"):
        authorization = fsx.item("authorizationConfig")
        credentials = authorization.get("credentialsParameter")
        if credentials is not None and not _holds_credentials(arns.parse(credentials)):
            yield authorization.path("credentialsParameter"), {"credentials": credentials}


def _holds_credentials(arn: arns.Arn | None) -> bool:
    return arn is not None and (arn.service, arn.kind) in (("secretsmanager", "secret"), ("ssm", "parameter"))
