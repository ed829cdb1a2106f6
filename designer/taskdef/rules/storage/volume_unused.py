"""A volume that no container mounts."""

from designer.taskdef import removal, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Volume never mounted"),
    level="practice",
    message=_("No container mounts the volume “{name}”."),
    fix=_("Mount it in a container, or remove it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html",
    paths=("volumes[]",),
    confidence="medium",
    sources=("aws-cdk, aws-ecs: packages/aws-cdk-lib/aws-ecs/lib",),
    only_with=("volumes",),
    mend=removal.remove,
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data"}],
    },
    bad={"volumes": [{"name": "data"}]},
)
def check(task: Task) -> Found:
    for volume in volumes.unmounted(task):
        # For one that is configured at launch see volume-configured-at-launch-unmounted.
        if not volume.get("configuredAtLaunch"):
            yield volume.at, {"name": volume["name"]}
