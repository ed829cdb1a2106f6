"""Elastic Inference accelerators, which there are no more."""

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Elastic Inference is gone"),
    level="error",
    message=_("There are no inference accelerators any more: Elastic Inference is retired."),
    fix=_("Remove the inference accelerators; use GPUs or Neuron devices."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_InferenceAccelerator.html",
    paths=("inferenceAccelerators",),
    sources=(
        "cdk-preflight pf-ecs-fargate-inference-accelerator: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: InferenceAccelerators, deprecated since 2023-04-15",
    ),
    service_says="Unsupported field 'inferenceAccelerators'.",
    only_with=("inferenceAccelerators",),
    mend=remove,
    good={"inferenceAccelerators": []},
    bad={"inferenceAccelerators": [{"deviceName": "device_1", "deviceType": "eia2.medium"}]},
)
def check(task: Task) -> Found:
    if task.root.items_of("inferenceAccelerators"):
        yield task.root.path("inferenceAccelerators"), {}
