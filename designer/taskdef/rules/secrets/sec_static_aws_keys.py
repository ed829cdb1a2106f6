"""A container with access keys of its own in place of a role."""

from typing import Final

from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Item, Task

_KEYS: Final = frozenset({"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"})


@rule(
    title=_("Long-lived AWS keys in place of a role"),
    level="security",
    message=_("“{name}” gets {variable}: such keys do not expire, and they win over the task role."),
    fix=_("Use the task role; for resources of other accounts, let it assume a role there."),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
    paths=("containerDefinitions[].environment[].name", "containerDefinitions[].secrets[].name"),
    sources=(
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security-tasks-containers.html",
    ),
    only_with=("containerDefinitions[].environment[].name", "containerDefinitions[].secrets[].name"),
    good={"taskRoleArn": "arn:aws:iam::111122223333:role/orders-task"},
    bad={
        "containerDefinitions": [
            {"secrets": [{"name": "AWS_SECRET_ACCESS_KEY", "valueFrom": "/orders/aws-secret-access-key"}]}
        ]
    },
)
def check(task: Task) -> Found:
    for container in task.containers:
        key = _first_key(container)
        if key is not None:
            yield key.path("name"), {"name": container.label, "variable": key["name"]}


def _first_key(container: Item) -> Item | None:
    """One is enough to say it: the two only come together."""
    variables = (one for one in container.items_of("environment") if not one.lacks("value"))
    both = (*variables, *container.items_of("secrets"))
    return next((one for one in both if one.get("name") in _KEYS), None)
