"""A key that the API does not know."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


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
    good={"containerDefinitions": [{"environment": [{"name": "LOG_LEVEL", "value": "info"}]}]},
    bad={"containerDefinitions": [{"environments": [{"name": "LOG_LEVEL", "value": "info"}]}]},
)
def check(task: Task) -> Found:
    return task.schema_errors("schema-unknown-field")
