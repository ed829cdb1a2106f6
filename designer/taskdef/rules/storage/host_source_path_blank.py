"""A path on the host that is given, but blank."""

from designer.taskdef import removal
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, Task


@rule(
    title=_("Blank host path"),
    level="error",
    message=_("The volume “{name}” has a host path that is blank."),
    fix=_("Give a path, for example /srv/data, or leave sourcePath out."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HostVolumeProperties.html#ECS-Type-HostVolumeProperties-sourcePath",
    paths=("volumes[].host.sourcePath",),
    launch_types=(EC2, EXTERNAL),
    confidence="medium",
    sources=("aws/amazon-ecs-cli issue 11, which quotes the service",),
    service_says="host.sourcePath should not be blank.",
    only_with=("volumes[].host.sourcePath",),
    mend=removal.remove,
    good={"requiresCompatibilities": ["EC2"], "volumes": [{"name": "data", "host": {}}]},
    bad={"requiresCompatibilities": ["EC2"], "volumes": [{"name": "data", "host": {"sourcePath": ""}}]},
)
def check(task: Task) -> Found:
    for volume in task.volumes:
        host = volume.item("host")
        source = host.raw.get("sourcePath")
        if isinstance(source, str) and not source.strip():
            yield host.path("sourcePath"), {"name": volume.label}
