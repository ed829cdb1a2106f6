"""A Docker volume of a task alone that nobody is to provision."""

from designer.taskdef import removal, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("autoprovision false with scope task"),
    level="error",
    message=_("The volume “{name}” has the scope task, so autoprovision cannot be false."),
    fix=_("Remove autoprovision, or set the scope to shared."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DockerVolumeConfiguration.html#ECS-Type-DockerVolumeConfiguration-autoprovision",
    paths=("volumes[].dockerVolumeConfiguration.autoprovision",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=(
        "hashicorp/terraform-provider-aws pull request 5907 and issue 34428",
        "aws/aws-cdk issue 26697",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    service_says="When 'scope' parameter is 'task', "
    "'autoprovision' must either not be specified or set to 'True'",
    only_with=("volumes[].dockerVolumeConfiguration.autoprovision",),
    mend=removal.remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "dockerVolumeConfiguration": {"scope": "task", "autoprovision": False}}],
    },
)
def check(task: Task) -> Found:
    for volume, docker in volumes.configured(task, "dockerVolumeConfiguration"):
        if docker.get("scope") == "task" and docker.raw.get("autoprovision") is False:
            yield docker.path("autoprovision"), {"name": volume.label}
