"""A value that is not of the type the API wants."""

from designer.taskdef import paths, schema, schema_types
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def say_it_in_the_right_type(editor: Editor, finding: Finding) -> None:
    """The same value as text, number, truth or list, where there is only one way to say it."""
    parts = paths.parse(finding.path, editor.document)
    shape = schema.locate(parts)
    if shape is not None and parts:
        meant = schema_types.meant(shape, paths.get(editor.document, parts))
        if meant is not paths.ABSENT:
            editor.put(finding.path, meant)


@rule(
    title=_("Value of the wrong type"),
    level="error",
    message=_("The API wants a value of another type here."),
    fix=_("Change the value to the type named."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=("*",),
    sources=("botocore 1.44.5, ecs 2014-11-13: all shapes",),
    service_says="Parameter validation failed: Invalid type for parameter",
    mend=say_it_in_the_right_type,
    good={"cpu": "512"},
    bad={"cpu": 512},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-wrong-type")
