"""A driver other than the local one for a Docker volume on Windows."""

from designer.taskdef import paths, volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task


def _use_local(editor: Editor, finding: Finding) -> None:
    """Options are the other driver's own."""
    docker = paths.get(editor.document, finding.path.rpartition("/")[0])
    if not docker.get("driverOpts"):
        editor.put(finding.path, "local")


@rule(
    title=_("Docker volume driver on Windows"),
    level="runtime",
    message=_("The volume “{name}” uses the driver “{driver}”; Windows has the driver local alone."),
    fix=_("Use the driver local."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html#ECS-Type-DockerVolumeConfiguration-driver",
    paths=("volumes[].dockerVolumeConfiguration.driver",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: DockerVolumeConfiguration",),
    only_with=("volumes[].dockerVolumeConfiguration.driver",),
    mend=_use_local,
    good={
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "driver": "local"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "networkMode": None,
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "driver": "rexray/ebs"}}],
    },
)
def check(task: Task) -> Found:
    for volume, docker in volumes.configured(task, "dockerVolumeConfiguration"):
        if docker.get("driver", "local") != "local":
            yield docker.path("driver"), {"name": volume.label, "driver": docker["driver"]}
