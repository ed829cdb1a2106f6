"""What whoever registers has to be allowed besides registering: to hand the document's roles to ECS.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html.
"""

from collections.abc import Iterator
from typing import Final

from designer.taskdef.permissions.need import written
from designer.taskdef.permissions.place import Place
from designer.taskdef.permissions.statement import Condition, Statement, Why, literal
from designer.taskdef.permissions.trust import TASKS
from designer.taskdef.task import Task
from designer.taskdef.words import gettext_noop as _

TO_TASKS: Final = Condition("StringEquals", "iam:PassedToService", (TASKS,))
_ROLES: Final = (
    ("executionRoleArn", _("Task execution role")),
    ("taskRoleArn", _("Task role")),
)


def pass_role(task: Task, place: Place) -> list[Statement]:
    """One statement on exactly the roles that the document names; none where it names none."""
    found = list(_roles(task, place))
    if not found:
        return []
    arns = tuple(dict.fromkeys(arn for arn, _why in found))
    why = tuple(why for _arn, why in found)
    return [Statement("PassRoles", ("iam:PassRole",), arns, (TO_TASKS,), why)]


def _roles(task: Task, place: Place) -> Iterator[tuple[str, Why]]:
    for name, words in _ROLES:
        text = written(task.root, name)
        if text:
            yield role_arn(text, place), Why(task.root.path(name), "", words)


def role_arn(text: str, place: Place) -> str:
    """A role by its ARN; one given by name belongs to the account."""
    if text.startswith("arn:"):
        return literal(text)
    return f"arn:{place.partition}:iam::{place.account}:role/{literal(text)}"
