"""A Docker volume on Fargate, where no Docker manages volumes."""

from designer.taskdef import paths, volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


def _make_scratch_space(editor: Editor, finding: Finding) -> None:
    """A local volume that lives as long as its task is what a bind mount without a path is, too."""
    docker = paths.get(editor.document, finding.path)
    is_local = docker.get("driver") in (None, "", "local") and not docker.get("driverOpts")
    if is_local and docker.get("scope") in (None, "", "task"):
        editor.remove(finding.path)


@rule(
    title=_("Docker volume on Fargate"),
    level="error",
    message=_("The volume “{name}” is a Docker volume; Fargate has none."),
    fix=_("Use a bind mount for scratch space, EFS or a volume configured at launch for what has to stay."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html",
    paths=("volumes[].dockerVolumeConfiguration",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-docker-volume: deployments to AWS recorded in September 2026",),
    service_says="Fargate compatible task definitions do not support dockerVolumeConfiguration",
    only_with=("volumes[].dockerVolumeConfiguration",),
    mend=_make_scratch_space,
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task"}}],
    },
    bad={"volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task"}}]},
)
def check(task: Task) -> Found:
    for volume, docker in volumes.configured(task, "dockerVolumeConfiguration"):
        yield docker.at, {"name": volume.label}
