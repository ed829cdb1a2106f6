"""The fields of a task definition as the API takes them: kind, choices, required members, help, by path.

A pattern names a field: `containerDefinitions[].image`, an entry of a list: `containerDefinitions[]`, or
a value of a map: `containerDefinitions[].dockerLabels{}`. `schema.json` is generated from the API model
by `manage.py generate_schema`; all orders here are the API's.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final, Literal

from designer.taskdef import paths
from designer.taskdef.paths import Parts

Kind = Literal["text", "integer", "boolean", "list", "map", "structure"]


@dataclass(frozen=True, slots=True)
class Field:
    """What the API says of one place. `required` is meant by the structure it is in; `help` is plain text.

    `closed` tells that the API refuses what is not among the choices.
    """

    path: str
    name: str
    kind: Kind
    choices: tuple[str, ...]
    required: bool
    help: str
    closed: bool


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The same as a tree: a structure has members, a list or a map the shape of its entries as `item`.

    `type` is the Python type of its values; `is_closed` tells that a text must be one of the choices,
    `is_any_text` that every text will do, `has_only_texts` that this is so for each member of a structure.
    `chosen` says of each choice where it is made: "containerDefinitions[].logConfiguration.logDriver=splunk".
    """

    field: Field
    path: str
    kind: Kind
    choices: tuple[str, ...]
    chosen: dict[str, str]
    required: tuple[str, ...]
    members: dict[str, "Shape"]
    item: "Shape | None"
    type: type
    is_closed: bool
    is_any_text: bool
    has_only_texts: bool


def field(pattern: str) -> Field:
    """The field a pattern names. Raises KeyError when the API has none."""
    return _FIELDS[pattern]


def find(pattern: str) -> Field | None:
    """The field a pattern names, or None."""
    return _FIELDS.get(pattern)


def shape(pattern: str) -> Shape | None:
    """The shape a pattern names, or None."""
    return _SHAPES.get(pattern)


def fields() -> tuple[Field, ...]:
    """All members of all structures; entries of lists and maps are not among them."""
    return _MEMBERS


def members(pattern: str) -> tuple[str, ...]:
    """The names of a structure's members; those of the task definition for "". Raises KeyError."""
    return tuple(_SHAPES[pattern].members)


def locate(parts: Parts) -> Shape | None:
    """The shape at a place of a document, or None at and under a key that the API does not know."""
    shape: Shape | None = ROOT
    for part in parts:
        if shape is None:
            return None
        shape = under(shape, part)
    return shape


def field_at(parts: Parts) -> Field | None:
    """The field at a place of a document, or None at and under a key that the API does not know."""
    shape = locate(parts)
    return shape.field if shape else None


def shape_at(parts: Parts) -> Shape:
    """The shape at a place of a document. Raises KeyError where the API knows none."""
    shape = locate(parts)
    if shape is None:
        raise KeyError(paths.pointer(parts))
    return shape


def under(shape: Shape, part: str | int) -> Shape | None:
    """The shape of a member or an entry of this one, or None where the API knows none."""
    if shape.kind == "structure":
        return shape.members.get(part) if isinstance(part, str) else None
    expected = int if shape.kind == "list" else str
    return shape.item if isinstance(part, expected) else None


@cache
def order(shape: Shape) -> dict[str, int]:
    """The members of a structure, each with its place in the API's order."""
    return {name: place for place, name in enumerate(shape.members)}


_KINDS: Final[dict[str, Kind]] = {
    "string": "text",
    "integer": "integer",
    "boolean": "boolean",
    "array": "list",
}


_TYPES: Final[dict[Kind, type]] = {
    "text": str,
    "integer": int,
    "boolean": bool,
    "list": list,
    "map": dict,
    "structure": dict,
}


def _shape(schema: dict[str, Any], path: str, required: bool) -> Shape:
    kind = _kind(schema)
    choices = tuple(schema.get("enum") or schema.get("x-choices", ()))
    text, closed = schema.get("description", ""), "enum" in schema
    needed = tuple(schema.get("required", ()))
    members = {
        name: _shape(member, f"{path}.{name}" if path else name, name in needed)
        for name, member in schema.get("properties", {}).items()
    }
    return Shape(
        field=Field(path, path.rpartition(".")[2], kind, choices, required, text, closed),
        path=path,
        kind=kind,
        choices=choices,
        chosen={choice: f"{path}={choice}" for choice in choices},
        required=needed,
        members=members,
        item=_item(schema, kind, path),
        type=_TYPES[kind],
        is_closed=closed,
        is_any_text=kind == "text" and not closed,
        has_only_texts=bool(members) and all(member.is_any_text for member in members.values()),
    )


def _kind(schema: dict[str, Any]) -> Kind:
    if schema["type"] == "object":
        return "structure" if "properties" in schema else "map"
    return _KINDS[schema["type"]]


def _item(schema: dict[str, Any], kind: Kind, path: str) -> Shape | None:
    if kind == "list":
        return _shape(schema["items"], f"{path}[]", required=False)
    if kind == "map":
        return _shape(schema["additionalProperties"], f"{path}{{}}", required=False)
    return None


def _each(shape: Shape) -> Iterator[Shape]:
    yield shape
    for child in (*shape.members.values(), *([shape.item] if shape.item else [])):
        yield from _each(child)


JSON_SCHEMA: Final[dict[str, Any]] = json.loads(
    resources.files("designer.taskdef").joinpath("schema.json").read_text(encoding="utf-8")
)
"""The packaged schema itself (JSON Schema 2020-12). Not to be changed."""

INTEGERS: Final = range(-(2**31), 2**31)
"""What the API takes as an integer, of which it has but one kind: of 32 bits."""

READ_ONLY: Final[tuple[str, ...]] = tuple(JSON_SCHEMA["x-read-only"])
"""The top-level members that AWS reports of a registered task definition and does not take."""

ROOT: Final = _shape(JSON_SCHEMA, "", required=True)

_SHAPES: Final = {shape.field.path: shape for shape in _each(ROOT)}
_FIELDS: Final = {path: shape.field for path, shape in _SHAPES.items() if path}
_MEMBERS: Final = tuple(field for path, field in _FIELDS.items() if not path.endswith(("[]", "{}")))
