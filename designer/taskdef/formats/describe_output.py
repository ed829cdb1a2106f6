"""A revision as AWS reports it, taken out of its wrapping: the task definition and what only AWS can say."""

from typing import Any, Final

from designer.taskdef import schema
from designer.taskdef.formats import register_input
from designer.taskdef.notes import Note
from designer.taskdef.paths import pointer
from designer.taskdef.tidy import AS_GIVEN, Origin
from designer.taskdef.words import gettext_noop as _

NAME: Final = "describe-output"


def recognise(value: Any) -> bool:
    return register_input.recognise(value) and not set(schema.READ_ONLY).isdisjoint(value)


def load(value: dict[str, Any], notes: list[Note]) -> tuple[dict[str, Any], Origin]:
    return without_read_only(value, (), notes), AS_GIVEN


def without_read_only(value: dict[str, Any], at: tuple[str, ...], notes: list[Note]) -> dict[str, Any]:
    """The members that can be registered; a note for each of the others."""
    for name in value:
        if name in schema.READ_ONLY:
            template = _("“{name}” is what AWS says of a registered revision: it was left out.")
            notes.append(Note(pointer((*at, name)), "left", template, name=name))
    return {name: member for name, member in value.items() if name not in schema.READ_ONLY}
