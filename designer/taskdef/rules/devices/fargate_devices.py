"""Host devices in a task that has no host of its own."""

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Host devices on Fargate"),
    level="error",
    message=_("“{name}” asks for host devices; Fargate has none to give."),
    fix=_("Remove the devices, or require EC2 only."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-devices",
    paths=("containerDefinitions[].linuxParameters.devices",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-devices: deployments to AWS recorded in September 2026",),
    service_says="Fargate compatible task definitions do not support devices",
    only_with=("containerDefinitions[].linuxParameters.devices",),
    mend=remove,
    good={"containerDefinitions": [{"linuxParameters": {"initProcessEnabled": True, "devices": []}}]},
    bad={"containerDefinitions": [{"linuxParameters": {"devices": [{"hostPath": "/dev/fuse"}]}}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        parameters = container.item("linuxParameters")
        if parameters.items_of("devices"):
            yield parameters.path("devices"), {"name": container.label}
