"""What a document goes through after the gate: nulls come off, numbers get one spelling, each with a note."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from designer.taskdef import placeholders, schema
from designer.taskdef.notes import Kind, Note
from designer.taskdef.paths import escape
from designer.taskdef.words import gettext_noop as _

Origin = Mapping[str, str]
"""Where parts of a document come from: pointer into the document to pointer into what was given.

What is around those parts was put there by reading.
"""

AS_GIVEN: Final[Origin] = {"": ""}


class Respelled(NamedTuple):
    """A number that will be written differently; `text.read` puts it there when asked to."""

    spelling: str
    value: int | float


def tidy(document: dict[str, Any], origin: Origin = AS_GIVEN) -> tuple[dict[str, Any], list[Note]]:
    """The document without nulls and without empty tags, and the notes on that and on placeholders."""
    walk = _Walk(origin)
    tidied = walk.structure(document, _ROOT, None)
    if tidied.get("tags") == []:
        del tidied["tags"]
        walk.note("/tags", "left", _("AWS refuses an empty list of tags: it was left out."))
    return tidied, walk.notes


def settled(document: dict[str, Any]) -> tuple[dict[str, Any], list[Note]]:
    """The document with only that changed which cannot be stored: no nulls, and numbers in one spelling."""
    walk = _Walk(AS_GIVEN)
    return walk.structure(document, _ROOT, None), [note for note in walk.notes if note.kind != "fill"]


class _Place(NamedTuple):
    """Where the walk is: pointer into the document, pattern as `schema` has it, key or position."""

    at: str
    pattern: str
    name: str


_ROOT: Final = _Place("", "", "")


class _Walk:
    def __init__(self, origin: Origin) -> None:
        self.notes: list[Note] = []
        self._origin = sorted(origin.items(), key=lambda pair: -len(pair[0]))

    def note(self, at: str, kind: Kind, template: str, **values: object) -> None:
        here, there = next(pair for pair in self._origin if f"{at}/".startswith(f"{pair[0]}/"))
        self.notes.append(Note(there + at[len(here) :], kind, template, **values))

    def structure(self, value: dict[str, Any], place: _Place, log_driver: object) -> dict[str, Any]:
        field = schema.find(place.pattern)
        is_map = field is not None and field.kind == "map"
        driver = log_driver if is_map else value.get("logDriver")
        tidied = {}
        for key, member in value.items():
            name = "{}" if is_map else f".{key}" if place.pattern else key
            there = _Place(f"{place.at}/{escape(key)}", place.pattern + name, key)
            if self._is_kept(member, there):
                tidied[key] = self._value(member, there, driver)
        return tidied

    def _value(self, value: Any, place: _Place, log_driver: object) -> Any:
        if isinstance(value, str):
            self._note_placeholder(value, place, log_driver)
        elif isinstance(value, dict):
            return self.structure(value, place, log_driver)
        elif isinstance(value, list):
            return self._list(value, place)
        elif isinstance(value, Respelled):
            template = _("{spelling} is written as {value} from now on.")
            self.note(place.at, "changed", template, spelling=value.spelling, value=value.value)
            return value.value
        return value

    def _list(self, value: list[Any], place: _Place) -> list[Any]:
        places = [_Place(f"{place.at}/{n}", f"{place.pattern}[]", str(n)) for n in range(len(value))]
        return [
            self._value(item, there, None)
            for item, there in zip(value, places, strict=True)
            if self._is_kept(item, there)
        ]

    def _is_kept(self, value: Any, place: _Place) -> bool:
        if value is None:
            self.note(place.at, "left", _("null means that nothing is set: it was left out."))
        return value is not None

    def _note_placeholder(self, value: str, place: _Place, log_driver: object) -> None:
        found = placeholders.placeholder_at(place.pattern, value, name=place.name, log_driver=log_driver)
        if found is not None:
            template = _("“{placeholder}” is a placeholder: fill it in before registering.")
            self.note(place.at, "fill", template, placeholder=found)
