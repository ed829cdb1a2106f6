"""A volume that is configured at launch and mounted by no container."""

from designer.taskdef import removal, volumes
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Launch-time volume not mounted"),
    level="error",
    message=_("No container mounts the volume “{name}”, which is configured at launch."),
    fix=_("Mount it in a container, or remove it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html#ECS-Type-Volume-configuredAtLaunch",
    paths=("volumes[].configuredAtLaunch", "containerDefinitions[].mountPoints[].sourceVolume"),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=("cdk-preflight pf-ecs-volume-not-referenced: deployments to AWS recorded in September 2026",),
    service_says="Volumes [v] are not referenced by any of the containers",
    only_with=("volumes[].configuredAtLaunch",),
    mend=removal.remove_item,
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data", "configuredAtLaunch": True}],
    },
    bad={"volumes": [{"name": "data", "configuredAtLaunch": True}]},
)
def check(task: Task) -> Found:
    for volume in volumes.unmounted(task):
        if volume.get("configuredAtLaunch"):
            yield volume.path("configuredAtLaunch"), {"name": volume["name"]}
