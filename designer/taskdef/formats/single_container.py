"""One container definition on its own, as documentation and modules show it."""

from typing import Any, Final

from designer.taskdef.notes import Note
from designer.taskdef.tidy import Origin
from designer.taskdef.words import gettext_noop as _

NAME: Final = "single-container"

_NOT_IN_ONE: Final = frozenset({"containerDefinitions", "family"})


def recognise(value: Any) -> bool:
    return isinstance(value, dict) and "image" in value and _NOT_IN_ONE.isdisjoint(value)


def load(value: dict[str, Any], notes: list[Note]) -> tuple[dict[str, Any], Origin]:
    notes.append(Note("", "read", _("A single container was given: a task definition was put around it.")))
    return {"containerDefinitions": [value]}, {"/containerDefinitions/0": ""}
