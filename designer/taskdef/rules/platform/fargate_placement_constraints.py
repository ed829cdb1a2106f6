"""Placement constraints in a task that is placed on no instance."""

from designer.taskdef.removal import remove
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task


@rule(
    title=_("Placement constraints on Fargate"),
    level="error",
    message=_("Fargate tasks cannot have placement constraints: there are no instances to choose from."),
    fix=_("Remove the placement constraints; the subnets say where the tasks run."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    paths=("placementConstraints",),
    launch_types=(FARGATE,),
    sources=(
        "cdk-preflight pf-ecs-fargate-placement-constraints: deployments to AWS recorded in September 2026",
    ),
    service_says="Fargate compatible task definitions do not support constraints",
    only_with=("placementConstraints",),
    mend=remove,
    good={"placementConstraints": []},
    bad={
        "placementConstraints": [
            {"type": "memberOf", "expression": "attribute:ecs.availability-zone == eu-west-1a"}
        ]
    },
)
def check(task: Task) -> Found:
    if task.root.items_of("placementConstraints"):
        yield task.root.path("placementConstraints"), {}
