"""Ephemeral storage for tasks on instances, which have the disks of their instance."""

from designer.taskdef import removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, Task


@rule(
    title=_("ephemeralStorage outside Fargate"),
    level="error",
    message=_("Only Fargate gives tasks ephemeral storage; this task requires {launch_types}."),
    fix=_("Remove ephemeralStorage, or require FARGATE."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_EphemeralStorage.html",
    paths=("ephemeralStorage",),
    launch_types=(EC2, EXTERNAL),
    sources=(
        "cdk-preflight pf-ecs-fargate-ephemeral-storage-ec2: deployments to AWS recorded in September 2026",
    ),
    service_says="Tasks using the EC2 launch type do not support EphemeralStorage.",
    only_with=("ephemeralStorage",),
    mend=removal.remove,
    good={"ephemeralStorage": {"sizeInGiB": 50}},
    bad={"requiresCompatibilities": ["EC2"], "ephemeralStorage": {"sizeInGiB": 50}},
)
def check(task: Task) -> Found:
    # Where no launch type is required, the service settles for the ones that the rest allows.
    required = task.root.get("requiresCompatibilities", ())
    is_whole = task.root.is_whole("requiresCompatibilities")
    if "ephemeralStorage" in task.root and required and is_whole and FARGATE not in required:
        yield task.root.path("ephemeralStorage"), {"launch_types": ", ".join(required)}
