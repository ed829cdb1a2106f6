"""More placement constraints than a task can have."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task

_MOST: Final = 10


@rule(
    title=_("More than 10 placement constraints"),
    level="error",
    message=_("The task definition has {count} placement constraints; a task can have {most}."),
    fix=_("Combine expressions with “and” or “or”; those given when the task is run count as well."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-placementConstraints",
    paths=("placementConstraints",),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.placementConstraints",),
    only_with=("placementConstraints",),
    good={
        "requiresCompatibilities": ["EC2"],
        "placementConstraints": [
            {"type": "memberOf", "expression": f"attribute:n == {n}"} for n in range(10)
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "placementConstraints": [
            {"type": "memberOf", "expression": f"attribute:n == {n}"} for n in range(11)
        ],
    },
)
def check(task: Task) -> Found:
    """Where Fargate is asked for too, there may be none: `fargate-placement-constraints` tells."""
    count = len(task.root.items_of("placementConstraints"))
    if count > _MOST and FARGATE not in task.launch_types:
        yield task.root.path("placementConstraints"), {"count": count, "most": _MOST}
