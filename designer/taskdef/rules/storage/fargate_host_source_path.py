"""A path on the host in a Fargate task, which has no host of its own."""

from designer.taskdef import removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Host path on Fargate"),
    level="error",
    message=_(
        "The volume “{name}” is the path “{path}” of the host; on Fargate there is no host to mount from."
    ),
    fix=_("Leave the host path out for scratch space, or use an EFS volume for what has to stay."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html#ECS-Type-HostVolumeProperties-sourcePath",
    paths=("volumes[].host.sourcePath",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-host-source-path: deployments to AWS recorded in September 2026",),
    service_says="Fargate compatible task definitions do not support sourcePath",
    only_with=("volumes[].host.sourcePath",),
    mend=removal.remove,
    good={"volumes": [{"name": "scratch", "host": {}}]},
    bad={"volumes": [{"name": "data", "host": {"sourcePath": "/srv/data"}}]},
)
def check(task: Task) -> Found:
    for volume in task.volumes:
        host = volume.item("host")
        if "sourcePath" in host:
            yield host.path("sourcePath"), {"name": volume.label, "path": host["sourcePath"]}
