"""GPUs or Neuron devices asked of Fargate."""

from designer.taskdef import resource_requirements
from designer.taskdef.removal import remove
from designer.taskdef.resource_requirements import GPU, NEURON
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("GPU on Fargate"),
    level="error",
    message=_("“{name}” requires a device of type {type}; Fargate has none."),
    fix=_("Require EC2 or Managed Instances instead of Fargate, or remove the resource requirement."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements",),
    launch_types=(FARGATE,),
    sources=("cdk-preflight pf-ecs-fargate-gpu-resource: deployments to AWS recorded in September 2026",),
    service_says="Tasks using the Fargate launch type do not support GPU resource requirements.",
    only_with=("containerDefinitions[].resourceRequirements[].type",),
    mend=remove,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "1"}]}],
    },
    bad={"containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "1"}]}]},
)
def check(task: Task) -> Found:
    for container, requirement in resource_requirements.of_type(task, GPU, NEURON):
        yield requirement.at, {"name": container.label, "type": requirement["type"]}
