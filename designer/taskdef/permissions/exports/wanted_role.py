"""A role as the exports write it: its name in the text, who may assume it, what it may do."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from designer.taskdef.permissions.statement import Statement


@dataclass(frozen=True)
class WantedRole:
    """`id` is in small letters, with underscores: task_execution.

    Without `trust` it is a policy alone, for a role or user that there is.
    """

    id: str
    statements: list[Statement]
    trust: Mapping[str, Any] | None = None

    @property
    def logical_id(self) -> str:
        """The same for CloudFormation: TaskExecution."""
        return "".join(part.capitalize() for part in self.id.split("_"))
