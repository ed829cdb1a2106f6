"""What people bring, made into a task definition: through the gate, out of its format, with notes."""

from dataclasses import dataclass
from typing import Any

from designer.taskdef import encoding, formats, text
from designer.taskdef.formats import foreign
from designer.taskdef.notes import Note
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.tidy import Respelled, tidy


@dataclass(frozen=True, slots=True)
class Loaded:
    """A task definition in the author's key order, what was done to get it, and the name of the format.

    The paths of the notes point into the value that was given, not into the document.
    """

    document: dict[str, Any]
    notes: list[Note]
    format: str


def load(data: bytes | str) -> Loaded:
    """The task definition in a text, in any format of `formats`. Raises UnreadableDocument."""
    given = encoding.decode(data)
    value = _read(given)
    format = formats.format_of(value)
    if format is None:
        raise foreign.refusal_of_value(given, value)
    notes: list[Note] = []
    document, origin = format.load(value, notes)
    document, more = tidy(document, origin)
    return Loaded(document, notes + more, format.NAME)


def _read(given: str) -> Any:
    try:
        return text.read(given, respelled=Respelled)
    except UnreadableDocument as refusal:
        raise foreign.refusal_of_text(given) or refusal from None
