"""Two port mappings with the same name in an awsvpc task."""

from designer.taskdef import repeats
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, FARGATE, MANAGED_INSTANCES, Task


@rule(
    title=_("Port name used twice"),
    level="error",
    message=_("The name “{name}” already stands for another port mapping of the task."),
    fix=_("Rename one of the two port mappings, or remove its name."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html#ECS-Type-PortMapping-name",
    paths=("containerDefinitions[].portMappings[].name",),
    launch_types=(FARGATE, EC2, MANAGED_INSTANCES),
    sources=(
        "cdk-preflight pf-ecs-port-mapping-duplicate-name: deployments to AWS recorded in September 2026",
    ),
    service_says="When networkMode=awsvpc, port mapping name is already used",
    good={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "admin"}]}
        ]
    },
    bad={
        "containerDefinitions": [
            {"portMappings": [{"containerPort": 80, "name": "http"}, {"containerPort": 81, "name": "http"}]}
        ]
    },
)
def check(task: Task) -> Found:
    if task.network_mode == "awsvpc":
        for mapping, _first in repeats.repeated(task.each("portMappings")):
            yield mapping.path("name"), {"name": mapping["name"]}
