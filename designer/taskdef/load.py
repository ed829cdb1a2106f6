"""What people bring, made into a task definition: through the gate, out of its format, with notes."""

from dataclasses import dataclass, field
from typing import Any

from designer.taskdef import encoding, formats, text
from designer.taskdef.formats import foreign
from designer.taskdef.notes import Note
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.tidy import AS_GIVEN, Origin, Respelled, tidy


@dataclass(frozen=True, slots=True)
class Loaded:
    """A task definition in the author's key order, what was done to get it, and the name of the format.

    The paths of the notes point into the value that was given, not into the document; `origin` says where
    in the one the parts of the other stand, before nulls came off.
    """

    document: dict[str, Any]
    notes: list[Note]
    format: str
    origin: Origin = field(default_factory=lambda: AS_GIVEN)


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
    return Loaded(document, notes + more, format.NAME, origin)


def _read(given: str) -> Any:
    try:
        return text.read(given, respelled=Respelled)
    except UnreadableDocument as refusal:
        raise foreign.refusal_of_text(given) or refusal from None
