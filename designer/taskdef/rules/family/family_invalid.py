"""A family that is missing, or not a name the service takes."""

from designer.taskdef import names, paths
from designer.taskdef.edits import Editor
from designer.taskdef.paths import ABSENT
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _replace_refused(editor: Editor, finding: Finding) -> None:
    """What is missing or too long, a person has to name."""
    family = paths.get(editor.document, finding.path)
    if family is not ABSENT and family and len(family) <= names.LONGEST and names.allowed(family):
        editor.put(finding.path, names.allowed(family))


@rule(
    title=_("Family missing or not allowed"),
    level="error",
    message=_("“{family}” has characters that a family cannot have: {refused}"),
    fix=_("Use up to 255 letters, digits, hyphens and underscores, for example orders-api."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-family",
    paths=("family",),
    sources=(
        "cdk-preflight pf-ecs-taskdef-family: deployments to AWS recorded in September 2026",
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest.family",
    ),
    service_says="Family contains invalid characters.",
    mend=_replace_refused,
    good={"family": "orders-api_2"},
    bad={"family": "orders.api"},
)
def check(task: Task) -> Found:
    family, path = task.root.get("family", ""), task.root.path("family")
    if task.root.lacks("family"):
        yield path, {}, _("The task definition has no family.")
    elif len(family) > names.LONGEST:
        values = {"length": len(family), "most": names.LONGEST}
        yield path, values, _("The family has {length:,} characters; it can have at most {most}.")
    elif refused := names.refused(family):
        yield path, {"family": family, "refused": refused}
