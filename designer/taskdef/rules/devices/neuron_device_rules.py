"""A Neuron device asked for in a way that there is not."""

from designer.taskdef import resource_requirements
from designer.taskdef.edits import Editor
from designer.taskdef.items import Item
from designer.taskdef.resource_requirements import ALL, NEURON
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, MANAGED_INSTANCES, Task


def take_all_devices(editor: Editor, finding: Finding) -> None:
    if finding.path.endswith("/value"):
        editor.put(finding.path, ALL)


@rule(
    title=_("Neuron device requirement not valid"),
    level="error",
    message=_("“{name}” has to require all Neuron devices of the instance."),
    fix=_(
        "Require Neuron devices with the value ALL, in one container of a task for Managed Instances only."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[]",),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.value",),
    only_with=("containerDefinitions[].resourceRequirements[].type",),
    mend=take_all_devices,
    good={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "NeuronDevice", "value": "ALL"}]}],
    },
    bad={
        "requiresCompatibilities": ["MANAGED_INSTANCES"],
        "containerDefinitions": [{"resourceRequirements": [{"type": "NeuronDevice", "value": "2"}]}],
    },
)
def check(task: Task) -> Found:
    """That Fargate has no such devices is told by `fargate-gpu`."""
    elsewhere = sorted(task.launch_types - {MANAGED_INSTANCES})
    first: Item | None = None
    for container, requirement in resource_requirements.of_type(task, NEURON):
        values = {"name": container.label}
        if requirement.lacks("value") or requirement.get("value", ALL) != ALL:
            yield requirement.path("value"), values
        first = first or container
        if container is not first:
            message = _("“{first}” requires the Neuron devices already; only one container of a task can.")
            yield requirement.at, {"first": first.label}, message
        if elsewhere and FARGATE not in elsewhere:
            message = _("Neuron devices are for Managed Instances only, not for {launch_types}.")
            yield requirement.path("type"), {"launch_types": ", ".join(elsewhere)}, message
