"""What in a document breaks the API's schema, in words a person understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from designer.taskdef import paths, schema, schema_names, schema_types
from designer.taskdef.paths import Key, Parts
from designer.taskdef.quoting import quoted
from designer.taskdef.schema import INTEGERS, Shape
from designer.taskdef.words import gettext_noop as _


@dataclass(frozen=True, slots=True)
class SchemaError:
    """One thing that is wrong: the rule it belongs to, a JSON Pointer, and a template with its values.

    The path of an unknown field is the field itself; that of a missing member is the place where it
    is missing, so that a form shows the message at the control that would fill it.
    """

    rule: str
    path: str
    template: str
    values: Mapping[str, object]


def is_valid(document: object) -> bool:
    """Whether `errors` has nothing to say."""
    return not errors(document)


def errors(document: object) -> list[SchemaError]:
    """All errors of a document, found in one pass over it.

    A value of the wrong type is not looked into. Null counts as absent, as the service has it, and so
    does "" where a choice or a needed member is meant. A missing `family` or `containerDefinitions` is
    not reported: rules of their own do that.
    """
    found: list[SchemaError] = []
    if isinstance(document, dict):
        _look_in_members(document, schema.ROOT, (), found)
    else:
        found.append(_wrong_type(document, schema.ROOT, ()))
    return found


def _look_at(value: Any, shape: Shape, parts: Parts, found: list[SchemaError]) -> None:
    """At a value that is not fine as it is."""
    kind = type(value)
    if kind is not shape.type:
        found.append(_wrong_type(value, shape, parts))
    elif shape.kind == "structure":
        _look_in_members(value, shape, parts, found)
        missing = (name for name in shape.required if value.get(name) in (None, ""))
        found += (_missing_member(name, shape, parts) for name in missing)
    elif shape.item is not None:
        _look_in_entries(value, shape.item, parts, found)
    else:
        found.append((_out_of_range if kind is int else _invalid_enum)(value, shape, parts))


def _look_in_members(value: dict[str, Any], shape: Shape, parts: Parts, found: list[SchemaError]) -> None:
    for name, part in value.items():
        member = shape.members.get(name)
        if part is None:
            continue
        if member is None:
            found.append(_unknown_field(name, shape, parts))
        elif not _is_fine(part, member) and not (member.is_closed and part == ""):
            _look_at(part, member, (*parts, name), found)


def _look_in_entries(value: Any, shape: Shape, parts: Parts, found: list[SchemaError]) -> None:
    """Of a map or of a list: in a list, null is an entry."""
    is_map = isinstance(value, dict)
    for key, entry in value.items() if is_map else enumerate(value):
        if not _is_fine(entry, shape) and not (is_map and entry is None):
            _look_at(entry, shape, (*parts, key), found)


def _is_fine(value: object, shape: Shape) -> bool:
    """Whether it is a text, a number or a truth value that the API takes here."""
    kind = type(value)
    if kind is not shape.type:
        return False
    if kind is str:
        return shape.is_any_text or value in shape.choices
    return kind is bool or (kind is int and value in INTEGERS)


def _wrong_type(value: object, shape: Shape, parts: Parts) -> SchemaError:
    template, values = schema_types.expected(shape, value)
    values = {"field": _subject(shape.path, parts), "found": quoted(value), **values}
    return SchemaError("schema-wrong-type", paths.pointer(parts), template, values)


def _out_of_range(value: object, shape: Shape, parts: Parts) -> SchemaError:
    return SchemaError(
        "schema-wrong-type",
        paths.pointer(parts),
        _("{field} must be a whole number between {least} and {most}"),
        {"field": _subject(shape.path, parts), "least": INTEGERS[0], "most": INTEGERS[-1]},
    )


def _invalid_enum(value: object, shape: Shape, parts: Parts) -> SchemaError:
    return SchemaError(
        "schema-invalid-enum",
        paths.pointer(parts),
        _("{field} cannot be {found}; it is one of {choices}"),
        {"field": _subject(shape.path, parts), "found": quoted(value), "choices": _choices(shape)},
    )


def _missing_member(name: str, shape: Shape, parts: Parts) -> SchemaError:
    return SchemaError(
        "schema-missing-member",
        paths.pointer((*parts, name)),
        _('{field} needs "{member}"'),
        {"field": _subject(shape.path, parts), "member": name},
    )


def _unknown_field(key: str, shape: Shape, parts: Parts) -> SchemaError:
    template, values = schema_names.meant(key, shape)
    path = paths.pointer((*parts, key))
    return SchemaError("schema-unknown-field", path, template, {"key": quoted(key), **values})


@cache
def _choices(shape: Shape) -> str:
    return ", ".join(sorted(shape.choices))


def _subject(pattern: str, parts: Parts) -> Key:
    """What a message calls a place: cpu, command[1], options["max-size"]."""
    *parent, last = parts or ("",)
    if pattern.endswith(("[]", "{}")):
        return f"{_subject(pattern[:-2], tuple(parent))}[{last if isinstance(last, int) else quoted(last)}]"
    return last
