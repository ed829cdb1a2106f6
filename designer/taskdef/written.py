"""A task definition written as text by hand: through the strict gate, and nothing unwrapped or guessed."""

from typing import Any, NamedTuple

from designer.taskdef import encoding, text
from designer.taskdef.notes import Note
from designer.taskdef.positions import Positions
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.tidy import Respelled, settled
from designer.taskdef.words import gettext_noop as _


class Written(NamedTuple):
    """The document as it will be stored, and what became another text on the way."""

    document: dict[str, Any]
    notes: list[Note]


def written(given: str) -> Written:
    """The task definition in a text. Raises UnreadableDocument."""
    value = text.read(given, respelled=Respelled)
    if not isinstance(value, dict):
        place = Positions(encoding.decode(given)).of_given("")
        template = _("A task definition is one object. Begin it with {{ and end it with }}.")
        raise UnreadableDocument(template, place.line, place.column)
    return Written(*settled(value))
