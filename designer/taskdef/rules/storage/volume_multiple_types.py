"""A volume that is several things at once."""

from designer.taskdef import volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Volume with two configurations"),
    level="error",
    message=_("The volume “{name}” is configured {count} times: {kinds}."),
    fix=_("Keep one of them, and declare another volume for each of the others."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html",
    paths=("volumes[]",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: Volume, “may only specify a name and one of either”",
        "aws-cdk, aws-ecs: packages/aws-cdk-lib/aws-ecs/lib",
    ),
    only_with=("volumes",),
    good={
        "requiresCompatibilities": ["EC2"],
        "volumes": [{"name": "data", "host": {"sourcePath": "/srv/data"}}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "volumes": [
            {
                "name": "data",
                "host": {"sourcePath": "/srv/data"},
                "efsVolumeConfiguration": {
                    "fileSystemId": "fs-0123456789abcdef0",
                    "transitEncryption": "ENABLED",
                },
            }
        ],
    },
)
def check(task: Task) -> Found:
    for volume in task.volumes:
        if len(volume) > 1 and len(kinds := volumes.kinds(volume)) > 1:
            values = {"name": volume.label, "count": len(kinds), "kinds": ", ".join(kinds)}
            yield volume.path(kinds[1]), values
