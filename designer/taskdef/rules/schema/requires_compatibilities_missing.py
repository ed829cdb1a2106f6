"""A task definition that does not say where it is to run."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import LAUNCH_TYPES, Task

_OF_A_REVISION: Final = frozenset({"taskDefinitionArn", "revision", "status", "compatibilities"})
"""What AWS reports of a registered revision: it has been checked."""


@rule(
    title=_("No launch type stated"),
    level="practice",
    message=_("AWS checks the task definition against no launch type, since none is required."),
    fix=_(
        "Require one or more of {launch_types}: "
        "what does not fit is then refused at once, not when a task is run."
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-requiresCompatibilities",
    paths=("requiresCompatibilities",),
    sources=("botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.requiresCompatibilities",),
    good={"requiresCompatibilities": ["FARGATE"]},
    bad={"requiresCompatibilities": None, "containerDefinitions": [{"memory": 512}]},
)
def check(task: Task) -> Found:
    if task.root.lacks("requiresCompatibilities") and task.document.keys().isdisjoint(_OF_A_REVISION):
        yield task.root.path("requiresCompatibilities"), {"launch_types": ", ".join(LAUNCH_TYPES)}
