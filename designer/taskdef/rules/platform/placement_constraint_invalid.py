"""A placement constraint without its type or expression."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, MANAGED_INSTANCES, Task


def say_the_only_type(editor: Editor, finding: Finding) -> None:
    if finding.path.endswith("/type"):
        editor.put(finding.path, "memberOf")


@rule(
    title=_("Placement constraint incomplete"),
    level="error",
    message=_("Placement constraint {number} has no expression."),
    fix=_("Use the type memberOf with an expression such as attribute:ecs.instance-type =~ m5.*"),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html",
    paths=("placementConstraints[].type", "placementConstraints[].expression"),
    launch_types=(EC2, EXTERNAL, MANAGED_INSTANCES),
    confidence="medium",
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: TaskDefinitionPlacementConstraint",
        "Cluster query language, https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html",
    ),
    only_with=("placementConstraints",),
    mend=say_the_only_type,
    good={
        "requiresCompatibilities": ["EC2"],
        "placementConstraints": [
            {"type": "memberOf", "expression": "attribute:ecs.instance-type =~ m5.*"},
        ],
    },
    bad={
        "requiresCompatibilities": ["EC2"],
        "placementConstraints": [{"expression": "attribute:ecs.instance-type =~ m5.*"}],
    },
)
def check(task: Task) -> Found:
    """A type other than memberOf is told by `schema-invalid-enum`; on Fargate there can be none at all."""
    if FARGATE in task.launch_types:
        return
    for constraint in task.root.items_of("placementConstraints"):
        values = {"number": constraint.number}
        blank = not constraint.get("expression", "x").strip()
        if constraint.lacks("expression") or blank:
            yield constraint.path("expression"), values
        if constraint.lacks("type"):
            yield constraint.path("type"), values, _("Placement constraint {number} has no type.")
