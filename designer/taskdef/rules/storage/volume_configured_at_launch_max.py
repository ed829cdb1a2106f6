"""More than one volume that is configured at launch."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("More than one volume configured at launch"),
    level="error",
    message=_("“{first}” is configured at launch already, and only one volume can be."),
    fix=_("Keep one volume that is configured at launch."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html#ECS-Type-Volume-configuredAtLaunch",
    paths=("volumes[].configuredAtLaunch",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: Volume.configuredAtLaunch",
        "aws-cdk, aws-ecs: packages/aws-cdk-lib/aws-ecs/lib",
    ),
    only_with=("volumes[].configuredAtLaunch",),
    good={
        "containerDefinitions": [{"mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}],
        "volumes": [{"name": "data", "configuredAtLaunch": True}],
    },
    bad={
        "containerDefinitions": [
            {
                "mountPoints": [
                    {"sourceVolume": "data", "containerPath": "/data"},
                    {"sourceVolume": "logs", "containerPath": "/logs"},
                ]
            }
        ],
        "volumes": [
            {"name": "data", "configuredAtLaunch": True},
            {"name": "logs", "configuredAtLaunch": True},
        ],
    },
)
def check(task: Task) -> Found:
    at_launch = [volume for volume in task.volumes if volume.get("configuredAtLaunch")]
    for volume in at_launch[1:]:
        yield volume.path("configuredAtLaunch"), {"first": at_launch[0].label}
