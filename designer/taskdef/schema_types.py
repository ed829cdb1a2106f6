"""What to write in place of a value of the wrong type."""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from designer.taskdef.paths import ABSENT
from designer.taskdef.schema import ROOT, Kind, Shape
from designer.taskdef.words import gettext_noop as _

Told = tuple[str, dict[str, object]]

_WHOLE: Final = re.compile(r"\s*(-?[0-9]{1,15})\s*\Z", re.ASCII)


def expected(shape: Shape, value: object) -> Told:
    """A template that may also name {field} and {found}, and its other values."""
    if shape is ROOT:
        return _("The task definition must be an object, not {found}"), {}
    return _EXPECTED[shape.kind](shape, value)


def meant(shape: Shape, value: object) -> Any:
    """The same value in the type that the API wants; ABSENT where there is no such or several."""
    if shape.kind == "text" and isinstance(value, bool | int):
        return json.dumps(value)
    if shape.kind == "integer" and isinstance(value, str) and (digits := _WHOLE.match(value)):
        return int(digits[1])
    if shape.kind == "integer" and isinstance(value, float) and value.is_integer():
        return int(value)
    if shape.kind == "boolean" and isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower(), ABSENT)
    if shape.kind == "list" and shape.item and _fits(shape.item, value):
        return [value]
    return ABSENT


def _text(shape: Shape, value: object) -> Told:
    if isinstance(value, bool):
        return _('{field} must be text such as "{found}", not {found} without quotes'), {}
    if isinstance(value, int | float):
        return _('{field} must be text such as "{found}", not a number'), {}
    return _("{field} must be text, not {found}"), {}


def _integer(shape: Shape, value: object) -> Told:
    if isinstance(value, str) and (digits := _WHOLE.match(value)):
        return _("{field} must be a whole number such as {number}, without quotes"), {
            "number": int(digits[1])
        }
    if isinstance(value, float) and value.is_integer():
        return _("{field} must be a whole number such as {number}, not {found}"), {"number": int(value)}
    return _("{field} must be a whole number, not {found}"), {}


def _boolean(shape: Shape, value: object) -> Told:
    if isinstance(value, str) and value.strip().lower() in ("true", "false"):
        return _("{field} must be true or false without quotes, not {found}"), {}
    return _("{field} must be true or false, not {found}"), {}


def _list(shape: Shape, value: object) -> Told:
    if shape.item and _fits(shape.item, value):
        return _("{field} must be a list; put {found} in square brackets"), {}
    return _("{field} must be a list, not {found}"), {}


def _fits(item: Shape, value: object) -> bool:
    """Whether the value looks like an entry that only lacks its list."""
    if isinstance(value, dict):
        return item.kind == "structure" and not value.keys().isdisjoint(item.members)
    return type(value) is _PYTHON.get(item.kind)


def _map(shape: Shape, value: object) -> Told:
    return _("{field} must be an object of names and values, not {found}"), {}


def _structure(shape: Shape, value: object) -> Told:
    members = shape.required or tuple(shape.members)[:2]
    named = ", ".join(f'"{name}"' for name in members)
    return _("{field} must be an object with members such as {members}, not {found}"), {"members": named}


_PYTHON: Final[dict[Kind, type]] = {"text": str, "integer": int, "boolean": bool}

_EXPECTED: Final[dict[Kind, Callable[[Shape, Any], Told]]] = {
    "text": _text,
    "integer": _integer,
    "boolean": _boolean,
    "list": _list,
    "map": _map,
    "structure": _structure,
}
