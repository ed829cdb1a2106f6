"""What RegisterTaskDefinition takes: the document itself, as `dump` writes it."""

from typing import Any, Final

from designer.taskdef import schema
from designer.taskdef.formats import foreign
from designer.taskdef.notes import Note
from designer.taskdef.tidy import AS_GIVEN, Origin

NAME: Final = "register-input"

_TELLING: Final = set(schema.members("")) - set(schema.members("containerDefinitions[]"))


def recognise(value: Any) -> bool:
    """An object with a member that only a task definition has; cpu and memory may be a container's."""
    if not isinstance(value, dict) or foreign.DOCKERRUN in value:
        return False
    return "containerDefinitions" in value or (
        not _TELLING.isdisjoint(value) and foreign.KEYS.isdisjoint(value)
    )


def load(value: dict[str, Any], notes: list[Note]) -> tuple[dict[str, Any], Origin]:
    return value, AS_GIVEN
