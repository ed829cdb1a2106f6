"""A bare list of container definitions, as Terraform and `--container-definitions` take it."""

from typing import Any, Final

from designer.taskdef.formats import single_container
from designer.taskdef.notes import Note
from designer.taskdef.tidy import Origin
from designer.taskdef.words import gettext_noop as _

NAME: Final = "container-list"


def recognise(value: Any) -> bool:
    if not isinstance(value, list):
        return False
    items = [item for item in value if item is not None]
    return all(isinstance(item, dict) for item in items) and any(map(single_container.recognise, items))


def load(value: list[Any], notes: list[Note]) -> tuple[dict[str, Any], Origin]:
    notes.append(Note("", "read", _("A list of containers was given: a task definition was put around it.")))
    return {"containerDefinitions": value}, {"/containerDefinitions": ""}
