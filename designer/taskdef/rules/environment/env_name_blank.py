"""An environment variable without a name."""

from designer.taskdef import paths, variables
from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _remove_blank_rows(editor: Editor, finding: Finding) -> None:
    """A row without a value either is a row that nobody filled in."""
    at = finding.path.rpartition("/environment/")[0] + "/environment"
    rows = paths.get(editor.document, at)
    for index in reversed(range(len(rows))):
        row = rows[index]
        if isinstance(row, dict) and _blank(row.get("name")) and _blank(row.get("value")):
            editor.remove(f"{at}/{index}")


@rule(
    title=_("Environment variable without name"),
    level="error",
    message=_("A variable in the environment of “{name}” has no name."),
    fix=_("Enter a name, for example LOG_LEVEL, or delete the row."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KeyValuePair.html#ECS-Type-KeyValuePair-name",
    paths=("containerDefinitions[].environment[].name",),
    sources=("thnery/terraform-aws-template issue 2, which quotes the service",),
    service_says="Environment variable name cannot be null or blank.",
    only_with=("containerDefinitions[].environment",),
    mend=_remove_blank_rows,
    good={"containerDefinitions": [{"environment": [{"name": "LOG_LEVEL", "value": ""}]}]},
    bad={"containerDefinitions": [{"environment": [{"name": "", "value": ""}]}]},
)
def check(task: Task) -> Found:
    for each in variables.of(task):
        for variable in () if all(map(str.strip, each.names)) else each.items:
            if _blank(variable.raw.get("name")):
                yield variable.path("name"), {"name": each.container.label}


def _blank(name: object) -> bool:
    return name is None or (isinstance(name, str) and not name.strip())
