"""A size of /dev/shm asked of Fargate."""

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Shared memory size on Fargate"),
    level="error",
    message=_("“{name}” sets the size of its shared memory, which Fargate does not allow."),
    fix=_("Remove the shared memory size; a program that can be told so may use a tmpfs mount instead."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html#ECS-Type-LinuxParameters-sharedMemorySize",
    paths=("containerDefinitions[].linuxParameters.sharedMemorySize",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-shared-memory-size: deployments to AWS recorded in September 2026",
    ),
    service_says="Fargate compatible task definitions do not support sharedMemorySize",
    only_with=("containerDefinitions[].linuxParameters.sharedMemorySize",),
    mend=remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"linuxParameters": {"sharedMemorySize": 256}}],
    },
    bad={"containerDefinitions": [{"linuxParameters": {"sharedMemorySize": 256}}]},
)
def check(task: Task) -> Found:
    for container in task.containers:
        parameters = container.item("linuxParameters")
        if "sharedMemorySize" in parameters:
            yield parameters.path("sharedMemorySize"), {"name": container.label}
