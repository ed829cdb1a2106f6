"""A value that is not of the type the API wants."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Value of the wrong type"),
    level="error",
    message=_("The API wants a value of another type here."),
    fix=_("Change the value to the type named."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html",
    paths=("*",),
    sources=("botocore 1.44.5, ecs 2014-11-13: all shapes",),
    service_says="Parameter validation failed: Invalid type for parameter",
    good={"cpu": "512"},
    bad={"cpu": 512},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-wrong-type")
