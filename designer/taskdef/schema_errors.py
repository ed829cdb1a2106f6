"""What in a document breaks the API's schema, in words a person understands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from designer.taskdef import paths, schema, schema_names, schema_types
from designer.taskdef.quoting import quoted
from designer.taskdef.reading import Reading
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
    """All errors of a document.

    A value of the wrong type is not looked into. Null counts as absent, as the service has it, and so
    does "" where a choice or a needed member is meant. A missing `family` or `containerDefinitions` is
    not reported: rules of their own do that.
    """
    return of(Reading(document)) if isinstance(document, dict) else [_wrong_type(document, schema.ROOT, "")]


def of(reading: Reading) -> list[SchemaError]:
    """The errors of a document that has been read: only what is in doubt is looked at."""
    return [error for each in reading.doubtful for error in _in(*each)]


def _in(value: Any, shape: Shape, at: str) -> Iterator[SchemaError]:
    """What is wrong right in an object or list. What is deeper is in doubt on its own."""
    is_object = isinstance(value, dict)
    entries: Any = value.items() if is_object else enumerate(value)
    for key, entry in entries:
        if entry is None and is_object:
            continue
        member = shape.members.get(key) if shape.kind == "structure" else shape.item
        path = f"{at}/{paths.escape(key)}"
        if member is None:
            yield _unknown_field(key, shape, path)
        elif not (member.is_closed and entry == "" and shape.kind == "structure"):
            yield from _of(entry, member, path)
    if shape is not schema.ROOT:
        yield from _missing_members(value, shape, at)


def _of(value: Any, shape: Shape, at: str) -> Iterator[SchemaError]:
    kind = type(value)
    if kind is not shape.type:
        yield _wrong_type(value, shape, at)
    elif kind is dict and not value:
        yield from _missing_members(value, shape, at)
    elif kind is int and value not in INTEGERS:
        yield _out_of_range(shape, at)
    elif shape.is_closed and value not in shape.choices:
        yield _invalid_enum(value, shape, at)


def _missing_members(value: Any, shape: Shape, at: str) -> Iterator[SchemaError]:
    for name in shape.required:
        if value.get(name) in (None, ""):
            yield SchemaError(
                "schema-missing-member",
                f"{at}/{name}",
                _('{field} needs "{member}"'),
                {"field": _subject(shape.path, paths.tokens(at)), "member": name},
            )


def _wrong_type(value: object, shape: Shape, at: str) -> SchemaError:
    template, values = schema_types.expected(shape, value)
    values = {"field": _subject(shape.path, paths.tokens(at)), "found": quoted(value), **values}
    return SchemaError("schema-wrong-type", at, template, values)


def _out_of_range(shape: Shape, at: str) -> SchemaError:
    return SchemaError(
        "schema-wrong-type",
        at,
        _("{field} must be a whole number between {least} and {most}"),
        {"field": _subject(shape.path, paths.tokens(at)), "least": INTEGERS[0], "most": INTEGERS[-1]},
    )


def _invalid_enum(value: object, shape: Shape, at: str) -> SchemaError:
    return SchemaError(
        "schema-invalid-enum",
        at,
        _("{field} cannot be {found}; it is one of {choices}"),
        {
            "field": _subject(shape.path, paths.tokens(at)),
            "found": quoted(value),
            "choices": _choices(shape),
        },
    )


def _unknown_field(key: str, shape: Shape, at: str) -> SchemaError:
    template, values = schema_names.meant(key, shape)
    return SchemaError("schema-unknown-field", at, template, {"key": quoted(key), **values})


@cache
def _choices(shape: Shape) -> str:
    return ", ".join(sorted(shape.choices))


def _subject(pattern: str, tokens: list[str]) -> str:
    """What a message calls a place: cpu, command[1], options["max-size"]."""
    *parent, last = tokens or [""]
    if pattern.endswith("[]"):
        return f"{_subject(pattern[:-2], parent)}[{last}]"
    if pattern.endswith("{}"):
        return f"{_subject(pattern[:-2], parent)}[{quoted(last)}]"
    return last
