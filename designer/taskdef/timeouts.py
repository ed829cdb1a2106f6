"""How long the service waits for containers to start and to stop."""

from typing import Final

from designer.taskdef.rule import Found
from designer.taskdef.rule import gettext_noop as _
from designer.taskdef.task import FARGATE, Task

ON_FARGATE: Final = range(2, 121)

_TOO_LONG: Final = _("Fargate waits {highest} seconds at most, not {value:,}.")


def outside(task: Task, member: str) -> Found:
    """Each timeout shorter than any can be, or longer than Fargate's: `value`, `lowest`, `highest`."""
    for container in task.containers:
        value = container.get(member)
        if value is None:
            continue
        values = {"value": value, "lowest": ON_FARGATE[0], "highest": ON_FARGATE[-1]}
        if value < ON_FARGATE[0]:
            yield container.path(member), values
        elif value > ON_FARGATE[-1] and FARGATE in task.launch_types:
            yield container.path(member), values, _TOO_LONG
