"""What reading a document did with it, one note for each place."""

from typing import Final, Literal

Kind = Literal["read", "changed", "left", "fill"]
KINDS: Final[tuple[Kind, ...]] = ("read", "changed", "left", "fill")
"""Understood as something else, written differently, left out, and still to be filled in."""


class Note(tuple[str, str]):
    """A pair of path and text: the JSON Pointer into what was given, and in English what was done.

    `template` and `values` make the text, so that it can be translated where it is shown.
    """

    path: str
    text: str
    kind: Kind
    template: str
    values: dict[str, object]

    def __new__(cls, path: str, kind: Kind, template: str, /, **values: object) -> "Note":
        text = template.format_map(values)
        note = super().__new__(cls, (path, text))
        note.path, note.text, note.kind, note.template, note.values = path, text, kind, template, values
        return note
