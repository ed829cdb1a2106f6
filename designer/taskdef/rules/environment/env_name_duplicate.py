"""A variable that is set twice."""

from designer.taskdef import paths, repeats, variables
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _keep_the_last(editor: Editor, finding: Finding) -> None:
    """The one that reaches the container stays, of every variable: others never did anything."""
    at = finding.path.rpartition("/environment/")[0] + "/environment"
    variables = paths.get(editor.document, at)
    names = [one.get("name") if isinstance(one, dict) else None for one in variables]
    for index in reversed(range(len(names))):
        if isinstance(names[index], str) and names[index] and names[index] in names[index + 1 :]:
            editor.remove(f"{at}/{index}")


@rule(
    title=_("Environment variable set twice"),
    level="runtime",
    message=_("Variable {first} of the container is “{name}” too; only the last value reaches it."),
    fix=_("Remove all but one of them."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html#ECS-Type-ContainerDefinition-environment",
    paths=("containerDefinitions[].environment[].name",),
    confidence="medium",
    sources=(
        "metaps/genova issue 295",
        "CloudFormation resource schema of AWS::ECS::TaskDefinition: uniqueKeys",
    ),
    only_with=("containerDefinitions[].environment[].name",),
    mend=_keep_the_last,
    good={"containerDefinitions": [{"environment": [{"name": "MODE"}, {"name": "mode"}]}]},
    bad={
        "containerDefinitions": [
            {"environment": [{"name": "MODE", "value": "prod"}, {"name": "MODE", "value": "test"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for container in variables.of(task):
        are_different = len(container.distinct) == len(container.names)
        for variable, first in repeats.repeated(() if are_different else container.items):
            yield variable.path("name"), {"name": variable["name"], "first": first.number}
