"""A shared GPU in a task for external instances."""

from designer.taskdef import resource_requirements
from designer.taskdef.edits import Editor
from designer.taskdef.resource_requirements import GPU
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EXTERNAL, Task


def use_whole_gpus(editor: Editor, finding: Finding) -> None:
    """In all containers at once: those that use GPUs have to do it in the same way."""
    for _container, requirement in resource_requirements.of_type(Task(editor.document), GPU):
        if "sharingStrategy" in requirement:
            editor.remove(requirement.path("sharingStrategy"))
            if requirement.lacks("value"):
                editor.put(requirement.path("value"), "1")


@rule(
    title=_("Shared GPU on EXTERNAL"),
    level="error",
    message=_("“{name}” shares a GPU, which tasks for EXTERNAL cannot do."),
    fix=_("Require whole GPUs, such as a value of 1."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[].sharingStrategy",),
    launch_types=(EXTERNAL,),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.sharingStrategy",),
    only_with=("containerDefinitions[].resourceRequirements[].sharingStrategy",),
    mend=use_whole_gpus,
    good={
        "requiresCompatibilities": ["EXTERNAL"],
        "networkMode": "bridge",
        "containerDefinitions": [{"resourceRequirements": [{"type": "GPU", "value": "1"}]}],
    },
    bad={
        "requiresCompatibilities": ["EXTERNAL"],
        "networkMode": "bridge",
        "containerDefinitions": [
            {"resourceRequirements": [{"type": "GPU", "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}]}
        ],
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        for requirement in container.items_of("resourceRequirements"):
            if requirement.get("sharingStrategy"):
                yield requirement.path("sharingStrategy"), {"name": container.label}
