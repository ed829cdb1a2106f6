"""The whole answer of DescribeTaskDefinition or RegisterTaskDefinition: a revision and its tags beside it."""

from typing import Any, Final

from designer.taskdef.formats import describe_output, register_input
from designer.taskdef.notes import Note
from designer.taskdef.paths import pointer
from designer.taskdef.tidy import Origin
from designer.taskdef.words import gettext_noop as _

NAME: Final = describe_output.NAME
_WRAPPING: Final = "taskDefinition"


def recognise(value: Any) -> bool:
    return isinstance(value, dict) and register_input.recognise(value.get(_WRAPPING))


def load(value: dict[str, Any], notes: list[Note]) -> tuple[dict[str, Any], Origin]:
    notes.append(Note(f"/{_WRAPPING}", "read", _("The task definition was taken out of “taskDefinition”.")))
    origin = {"": f"/{_WRAPPING}"}
    document = describe_output.without_read_only(value[_WRAPPING], (_WRAPPING,), notes)
    for name, member in value.items():
        if name == "tags" and "tags" not in value[_WRAPPING]:
            document["tags"] = member
            origin["/tags"] = "/tags"
            notes.append(Note("/tags", "read", _("The tags beside the task definition were added to it.")))
        elif name != _WRAPPING:
            template = _("“{name}” stands beside the task definition: it was left out.")
            notes.append(Note(pointer((name,)), "left", template, name=name))
    return document, origin
