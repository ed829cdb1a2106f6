"""A variable that ECS sets by itself."""

from typing import Final

from designer.taskdef import paths, variables
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task

_SET_BY_ECS: Final = (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_EXECUTION_ENV",
    "ECS_AGENT_URI",
    "ECS_CONTAINER_METADATA_URI",
    "ECS_CONTAINER_METADATA_URI_V4",
)


def _leave_them_to_ecs(editor: Editor, finding: Finding) -> None:
    at = finding.path.rpartition("/environment/")[0] + "/environment"
    variables = paths.get(editor.document, at)
    for index in reversed(range(len(variables))):
        variable = variables[index]
        if isinstance(variable, dict) and variable.get("name") in _SET_BY_ECS:
            editor.remove(f"{at}/{index}")


@rule(
    title=_("Variable that ECS sets"),
    level="practice",
    message=_("ECS sets {name} by itself: a value of yours is replaced, or misleads the AWS SDK."),
    fix=_("Remove the variable."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html",
    paths=("containerDefinitions[].environment[].name",),
    confidence="medium",
    sources=(
        "aws/amazon-ecs-agent agent/api/container/container.go, June 2026",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4.html",
    ),
    only_with=("containerDefinitions[].environment[].name",),
    mend=_leave_them_to_ecs,
    good={"containerDefinitions": [{"environment": [{"name": "AWS_REGION", "value": "eu-west-1"}]}]},
    bad={"containerDefinitions": [{"environment": [{"name": "AWS_EXECUTION_ENV", "value": "AWS_ECS_EC2"}]}]},
)
def check(task: Task) -> Found:
    for container in variables.of(task):
        for variable in container.named(_SET_BY_ECS):
            yield variable.path("name"), {"name": variable["name"]}
