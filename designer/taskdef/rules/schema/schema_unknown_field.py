"""A key that the API does not know."""

from designer.taskdef import paths, schema, schema_names
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def spell_or_take_off(editor: Editor, finding: Finding) -> None:
    """A name that is only spelled otherwise, or that AWS reports of a registered revision.

    What else may have been meant by a name only the author knows.
    """
    *parents, key = paths.parse(finding.path, editor.document)
    shape = schema.locate(tuple(parents))
    if not parents and key in schema.READ_ONLY:
        editor.remove(finding.path)
        return
    name = schema_names.spelled(str(key), shape) if shape else None
    if name and paths.get(editor.document, (*parents, name)) is paths.ABSENT:
        editor.rename(finding.path, name)


@rule(
    title=_("Unknown field name"),
    level="error",
    message=_("The API knows no such field here."),
    fix=_("Correct the spelling, or remove the field."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=("*",),
    sources=(
        "botocore 1.44.5, ecs 2014-11-13: RegisterTaskDefinitionRequest",
        "aws-actions/amazon-ecs-deploy-task-definition issue 44",
    ),
    service_says="Unexpected key found in params",
    mend=spell_or_take_off,
    good={"containerDefinitions": [{"environment": [{"name": "LOG_LEVEL", "value": "info"}]}]},
    bad={"containerDefinitions": [{"environments": [{"name": "LOG_LEVEL", "value": "info"}]}]},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-unknown-field")
