"""What people bring as a task definition: one module a format, each found here in the order it is tried.

A format has a NAME, `recognise(value)` for any JSON value, and `load(value, notes)`, which adds to the notes
and gives the document and where its parts come from.
"""

from typing import Any, Final, Protocol, cast

from designer.taskdef.formats import (
    container_list,
    describe_output,
    describe_response,
    register_input,
    single_container,
)
from designer.taskdef.notes import Note
from designer.taskdef.tidy import Origin


class Format(Protocol):
    NAME: str

    def recognise(self, value: Any) -> bool: ...

    def load(self, value: Any, notes: list[Note]) -> tuple[dict[str, Any], Origin]: ...


ALL: Final = tuple(
    cast("Format", module)
    for module in (describe_response, describe_output, container_list, single_container, register_input)
)


def format_of(value: Any) -> Format | None:
    """The format of a JSON value, or None when it is none that holds a task definition."""
    return next((each for each in ALL if each.recognise(value)), None)
