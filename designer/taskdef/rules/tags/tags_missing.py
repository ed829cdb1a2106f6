"""A task definition that says nothing of whose it is."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_OF_A_REGISTERED_ONE: Final = frozenset({"taskDefinitionArn", "revision", "status", "compatibilities"})


@rule(
    title=_("No tags"),
    level="note",
    message=_("The task definition has no tags."),
    fix=_("Add tags, for example with the team that owns it."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html",
    paths=("tags",),
    confidence="medium",
    sources=(
        "AWS Security Hub ECS.15, https://docs.aws.amazon.com/securityhub/latest/userguide/ecs-controls.html",
    ),
    good={"tags": [{"key": "team", "value": "payments"}]},
    bad={"tags": None},
)
def check(task: Task) -> Found:
    """What AWS describes has its tags beside the definition; an empty list is an error of its own."""
    described = not _OF_A_REGISTERED_ONE.isdisjoint(task.document)
    if task.root.lacks("tags") and task.root.raw.get("tags") != [] and not described:
        yield task.root.path("tags"), {}
