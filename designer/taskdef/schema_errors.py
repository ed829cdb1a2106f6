"""What in a document breaks the API's schema, in words a person understands."""

from collections.abc import Iterator, Mapping
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
    return next(errors(document), None) is None


def errors(document: object) -> Iterator[SchemaError]:
    """All errors of a document, in one pass over it.

    A value of the wrong type is not looked into. Null counts as absent, as the service has it, and so
    does "" where a choice or a needed member is meant. A missing `family` or `containerDefinitions` is
    not reported: rules of their own do that.
    """
    if type(document) is dict:
        return _in_members(document, schema.ROOT, ())
    return _in_value(document, schema.ROOT, ())


def _in_value(value: Any, shape: Shape, parts: Parts) -> Iterator[SchemaError]:
    kind = type(value)
    if kind is not shape.type:
        yield _wrong_type(value, shape, parts)
    elif shape.kind == "structure":
        yield from _in_members(value, shape, parts)
        yield from _missing_members(value, shape, parts)
    elif shape.item is not None:
        yield from _in_entries(value, shape.item, parts)
    elif shape.kind == "integer" and value not in INTEGERS:
        yield _out_of_range(shape, parts)
    elif shape.is_closed and value not in shape.choices:
        yield _invalid_enum(value, shape, parts)


def _in_members(value: dict[str, Any], shape: Shape, parts: Parts) -> Iterator[SchemaError]:
    for name, part in value.items():
        member = shape.members.get(name)
        if part is None or (member and _is_fine(part, member)):
            continue
        if member is None:
            yield _unknown_field(name, shape, parts)
        elif not (member.is_closed and part == ""):
            yield from _in_value(part, member, (*parts, name))


def _in_entries(value: Any, shape: Shape, parts: Parts) -> Iterator[SchemaError]:
    """Of a map or of a list: in a list, null is an entry."""
    entries: Any = value.items() if type(value) is dict else enumerate(value)
    for key, entry in entries:
        if not _is_fine(entry, shape) and not (entry is None and type(value) is dict):
            yield from _in_value(entry, shape, (*parts, key))


def _is_fine(value: object, shape: Shape) -> bool:
    """Most values are, and are not looked at any closer."""
    return shape.is_any_text and type(value) is str


def _missing_members(value: dict[str, Any], shape: Shape, parts: Parts) -> Iterator[SchemaError]:
    for name in shape.required:
        if value.get(name) in (None, ""):
            yield SchemaError(
                "schema-missing-member",
                paths.pointer((*parts, name)),
                _('{field} needs "{member}"'),
                {"field": _subject(shape.path, parts), "member": name},
            )


def _wrong_type(value: object, shape: Shape, parts: Parts) -> SchemaError:
    template, values = schema_types.expected(shape, value)
    values = {"field": _subject(shape.path, parts), "found": quoted(value), **values}
    return SchemaError("schema-wrong-type", paths.pointer(parts), template, values)


def _out_of_range(shape: Shape, parts: Parts) -> SchemaError:
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
