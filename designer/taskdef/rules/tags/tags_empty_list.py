"""A list of tags with no tag in it."""

from designer.taskdef.edits import Editor
from designer.taskdef.rule import Finding, Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


def _remove(editor: Editor, finding: Finding) -> None:
    editor.remove(finding.path)


@rule(
    title=_("Empty list of tags"),
    level="error",
    message=_("The list of tags is empty, which the service refuses."),
    fix=_("Remove the empty list, or add a tag."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html#ECS-RegisterTaskDefinition-request-tags",
    paths=("tags",),
    sources=(
        "hashicorp/terraform-provider-aws internal/service/ecs/task_definition.go, quoting the service",
    ),
    service_says="Tags can not be empty.",
    only_with=("tags",),
    mend=_remove,
    good={"tags": [{"key": "team", "value": ""}]},
    bad={"tags": []},
)
def check(task: Task) -> Found:
    if task.root.raw.get("tags") == []:
        yield task.root.path("tags"), {}
