"""A value that is not among the choices of the API."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Value outside the allowed set"),
    level="error",
    message=_("The API does not know this choice."),
    fix=_("Pick one of the allowed values, in the same upper and lower case."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=(
        "networkMode",
        "requiresCompatibilities[]",
        "pidMode",
        "ipcMode",
        "containerDefinitions[].versionConsistency",
        "volumes[].efsVolumeConfiguration.transitEncryption",
    ),
    sources=("botocore 1.44.5, ecs 2014-11-13: enum traits",),
    good={"runtimePlatform": {"cpuArchitecture": "ARM64"}},
    bad={"runtimePlatform": {"cpuArchitecture": "arm64"}},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-invalid-enum")
