"""A driver of a Docker volume that is given, but empty."""

from designer.taskdef import volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


def _name_default(editor: Editor, finding: Finding) -> None:
    editor.put(finding.path, "local")


@rule(
    title=_("Blank volume driver"),
    level="error",
    message=_("The driver of the volume “{name}” is empty."),
    fix=_("Name the driver, for example local."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html#ECS-Type-DockerVolumeConfiguration-driver",
    paths=("volumes[].dockerVolumeConfiguration.driver",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("aws/amazon-ecs-cli issue 927, which quotes the service",),
    service_says="volume.dockerVolumeConfiguration.driver should not be null or empty.",
    only_with=("volumes[].dockerVolumeConfiguration.driver",),
    mend=_name_default,
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "shared", "driver": "local"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "shared", "driver": ""}}],
    },
)
def check(task: Task) -> Found:
    for volume, docker in volumes.configured(task, "dockerVolumeConfiguration"):
        if docker.raw.get("driver") == "":
            yield docker.path("driver"), {"name": volume.label}
