"""A placeholder that would be sent to the service as it stands."""

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task


@rule(
    title=_("Placeholder not filled in"),
    level="error",
    message=_("“{placeholder}” is still to be filled in."),
    fix=_("Put the value that is meant in its place: it would be sent as it stands."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/create-task-definition.html",
    paths=("*",),
    sources=(
        "Published task definitions: more than a quarter of a sample of register inputs still hold one",
        "botocore 1.44.5, ecs 2014-11-13: ContainerDefinition.image",
    ),
    good={"containerDefinitions": [{"command": ["sh", "-c", "exec serve --port ${PORT}"]}]},
    bad={
        "containerDefinitions": [{"image": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders-api:${TAG}"}]
    },
)
def check(task: Task) -> Found:
    for path, placeholder in task.placeholders:
        yield path, {"placeholder": placeholder}
