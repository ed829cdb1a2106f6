"""A list of tags with no tag in it."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


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
    good={"tags": [{"key": "team", "value": ""}]},
    bad={"tags": []},
)
def check(task: Task) -> Found:
    if task.root.raw.get("tags") == []:
        yield task.root.path("tags"), {}
