"""A container with access keys of its own in place of a role."""

from typing import Final

from designer.taskdef import variables
from designer.taskdef.items import Item
from designer.taskdef.rule import Found, rule
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import Task
from designer.taskdef.variables import Variables

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
    for each in variables.of(task):
        key = _first_key(each)
        if key is not None:
            yield key.path("name"), {"name": each.container.label, "variable": key["name"]}


def _first_key(each: Variables) -> Item | None:
    """One is enough to say it: the two only come together."""
    plain = [one for one in each.named(_KEYS) if not one.lacks("value")]
    secrets = (one for one in each.container.items_of("secrets") if one.get("name") in _KEYS)
    return plain[0] if plain else next(secrets, None)
