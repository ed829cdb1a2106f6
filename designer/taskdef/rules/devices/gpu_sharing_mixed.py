"""Containers of one task, some with GPUs of their own and some with a shared one."""

from collections.abc import Iterator

from designer.taskdef import resource_requirements
from designer.taskdef.items import Item
from designer.taskdef.resource_requirements import GPU
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, MANAGED_INSTANCES, Task


@rule(
    title=_("Containers mix exclusive and shared GPUs"),
    level="error",
    message=_("“{name}” and “{first}” use GPUs in different ways: one shares them, the other does not."),
    fix=_("Use either a value or the same sharing strategy in all containers that require GPUs."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ResourceRequirement.html",
    paths=("containerDefinitions[].resourceRequirements[]",),
    launch_types=(EC2, MANAGED_INSTANCES),
    confidence="medium",
    sources=("botocore 1.44.5, ecs 2014-11-13: ResourceRequirement.sharingStrategy",),
    only_with=("containerDefinitions[].resourceRequirements[].sharingStrategy",),
    good={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"resourceRequirements": [{"type": "GPU", "value": "1"}]},
            {"name": "render", "resourceRequirements": [{"type": "GPU", "value": "ALL"}]},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "containerDefinitions": [
            {"resourceRequirements": [{"type": "GPU", "value": "1"}]},
            {
                "name": "render",
                "resourceRequirements": [{"type": "GPU", "sharingStrategy": {"nvidiaMps": {"memory": 1024}}}],
            },
        ],
    },
)
def check(task: Task) -> Found:
    first: tuple[Item, tuple[str, ...]] | None = None
    for container, requirement, option in _options(task):
        first = first or (container, option)
        if option != first[1]:
            member = "value" if option == ("value",) else "sharingStrategy"
            yield requirement.path(member), {"name": container.label, "first": first[0].label}


def _options(task: Task) -> Iterator[tuple[Item, Item, tuple[str, ...]]]:
    """Each container with a GPU requirement and its option: value, or the names of its strategy.

    A requirement with both or neither has no option: other rules report it.
    """
    for container, requirement in resource_requirements.of_type(task, GPU):
        strategy = requirement.get("sharingStrategy")
        if strategy and requirement.lacks("value"):
            yield container, requirement, tuple(strategy)
        elif "value" in requirement and requirement.lacks("sharingStrategy"):
            yield container, requirement, ("value",)
