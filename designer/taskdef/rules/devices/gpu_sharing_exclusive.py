"""A sharing strategy beside a number of GPUs, or for devices that are no GPUs."""

from designer.taskdef import resource_requirements
from designer.taskdef.edits import Editor
from designer.taskdef.resource_requirements import ACCELERATOR, GPU, NEURON
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, MANAGED_INSTANCES, Task


def take_off_what_is_not_for_gpus(editor: Editor, finding: Finding) -> None:
    """Whether GPUs are to be shared or not only the author knows."""
    for _container, requirement in resource_requirements.of_type(Task(editor.document), NEURON, ACCELERATOR):
        if requirement.path("sharingStrategy") == finding.path:
            editor.remove(finding.path)


@rule(
    title=_("Number of GPUs and sharing strategy together"),
    level="error",
    message=_("“{name}” requires {value} GPUs for itself and shares one: only one of the two is possible."),
    fix=_("Keep either the value or the sharing strategy, which is for GPUs only."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[]",),
    launch_types=(EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.sharingStrategy",),
    only_with=("containerDefinitions[].resourceRequirements[].sharingStrategy",),
    mend=take_off_what_is_not_for_gpus,
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"resourceRequirements": [{"type": "GPU", "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}
        ],
    },
    bad={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "containerDefinitions": [
            {
                "resourceRequirements": [
                    {
                        "type": "NeuronDevice",
                        "value": "ALL",
                        "sharingStrategy": {"nvidiaMps": {"memory": 1024}},
                    }
                ]
            }
        ],
    },
)
def check(task: Task) -> Found:
    for container, requirement in resource_requirements.of_type(task, GPU, NEURON, ACCELERATOR):
        if not requirement.get("sharingStrategy"):
            continue
        if requirement["type"] != GPU:
            values = {"name": container.label, "type": requirement["type"]}
            message = _("“{name}” cannot share a device of type {type}: only GPUs can be shared.")
            yield requirement.path("sharingStrategy"), values, message
        elif "value" in requirement:
            values = {"name": container.label, "value": requirement["value"]}
            yield requirement.path("sharingStrategy"), values
