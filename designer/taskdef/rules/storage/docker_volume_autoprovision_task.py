"""A Docker volume of a task alone that is to be provisioned like a shared one."""

from designer.taskdef import paths, volumes
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


def _leave_to_task(editor: Editor, finding: Finding) -> None:
    """Where no scope is given, a shared volume may be what is wanted."""
    if paths.get(editor.document, f"{finding.path.removesuffix('autoprovision')}scope") == "task":
        editor.remove(finding.path)


@rule(
    title=_("autoprovision true with scope task"),
    level="runtime",
    message=_("The volume “{name}” belongs to one task; the agent does not create it with autoprovision."),
    fix=_("Remove autoprovision, or set the scope to shared."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html#ECS-Type-DockerVolumeConfiguration-autoprovision",
    paths=("volumes[].dockerVolumeConfiguration.autoprovision",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent, agent/taskresource/volume/dockervolume.go at 8dfceca (June 2026)",
        "rexray/rexray issue 1317",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    service_says="task scoped volume could not be autoprovisioned",
    only_with=("volumes[].dockerVolumeConfiguration.autoprovision",),
    mend=_leave_to_task,
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [
            {"name": "data", "dockerVolumeConfiguration": {"scope": "shared", "autoprovision": True}}
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "autoprovision": True}}],
    },
)
def check(task: Task) -> Found:
    for volume, docker in volumes.configured(task, "dockerVolumeConfiguration"):
        is_of_task = docker.lacks("scope") or docker.get("scope") == "task"
        if is_of_task and docker.get("autoprovision"):
            yield docker.path("autoprovision"), {"name": volume.label}
