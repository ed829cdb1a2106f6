"""A container that requires an Elastic Inference accelerator."""

from designer.taskdef import resource_requirements
from designer.taskdef.removal import remove
from designer.taskdef.resource_requirements import ACCELERATOR
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Elastic Inference requirement cannot be met"),
    level="runtime",
    message=_("“{name}” requires an inference accelerator; Elastic Inference is retired."),
    fix=_("Remove the resource requirement; use GPUs or Neuron devices."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[].type",),
    confidence="medium",
    sources=(
        "cdk-preflight pf-ecs-fargate-inference-accelerator: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.type",
    ),
    only_with=("containerDefinitions[].resourceRequirements[].type",),
    mend=remove,
    good={"containerDefinitions": [{"resourceRequirements": []}]},
    bad={
        "containerDefinitions": [
            {"resourceRequirements": [{"type": "InferenceAccelerator", "value": "device_1"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for container, requirement in resource_requirements.of_type(task, ACCELERATOR):
        yield requirement.at, {"name": container.label}
