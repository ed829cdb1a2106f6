"""GPUs asked for on Windows."""

from designer.taskdef import resource_requirements
from designer.taskdef.removal import remove
from designer.taskdef.resource_requirements import GPU
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, WINDOWS, Task


@rule(
    title=_("GPU on Windows"),
    level="runtime",
    message=_("“{name}” requires GPUs, which Windows containers cannot have."),
    fix=_("Use Linux for tasks with GPUs, or remove the resource requirement."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-gpu.html",
    paths=("containerDefinitions[].resourceRequirements",),
    launch_types=(EC2,),
    os_families=(WINDOWS,),
    confidence="medium",
    sources=(
        "Amazon ECS task definition parameters, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html",
    ),
    only_with=("containerDefinitions[].resourceRequirements[].type",),
    mend=remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "1"}]}],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "containerDefinitions": [{"cpu": 512, "resourceRequirements": [{"type": "GPU", "value": "1"}]}],
    },
)
def check(task: Task) -> Found:
    for container, requirement in resource_requirements.of_type(task, GPU):
        yield requirement.at, {"name": container.label}
