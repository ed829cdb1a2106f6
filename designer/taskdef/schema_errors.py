"""What in a document breaks the API's schema, in words a person understands."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jsonschema import ValidationError

from designer.taskdef import paths, schema, schema_keywords, schema_names, schema_types
from designer.taskdef.paths import Parts
from designer.taskdef.quoting import quoted
from designer.taskdef.words import gettext_noop as _

Told = tuple[str, dict[str, object]]


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
    """All errors of a document, structure by structure; some microseconds when there are none.

    A value of the wrong type is not looked into. Null counts as absent, as the service has it, and so
    does "" where a choice or a needed member is meant. A missing `family` or `containerDefinitions` is
    not reported: rules of their own do that.
    """
    if schema_keywords.passes(document):
        return
    for violation in schema_keywords.violations(document):
        tell = _TELL[str(violation.validator)]
        yield tell(violation, tuple(violation.absolute_path))


def _wrong_type(violation: ValidationError, parts: Parts) -> SchemaError:
    template, values = schema_types.expected(schema.shape_at(parts), violation.instance)
    values = {"field": _subject(parts), "found": quoted(violation.instance), **values}
    return SchemaError("schema-wrong-type", paths.pointer(parts), template, values)


def _out_of_range(violation: ValidationError, parts: Parts) -> SchemaError:
    limits: Any = violation.schema
    return SchemaError(
        "schema-wrong-type",
        paths.pointer(parts),
        _("{field} must be a whole number between {least} and {most}"),
        {"field": _subject(parts), "least": limits["minimum"], "most": limits["maximum"]},
    )


def _invalid_enum(violation: ValidationError, parts: Parts) -> SchemaError:
    return SchemaError(
        "schema-invalid-enum",
        paths.pointer(parts),
        _("{field} cannot be {found}; it is one of {choices}"),
        {
            "field": _subject(parts),
            "found": quoted(violation.instance),
            "choices": ", ".join(sorted(schema.shape_at(parts).choices)),
        },
    )


def _missing_member(violation: ValidationError, parts: Parts) -> SchemaError:
    return SchemaError(
        "schema-missing-member",
        paths.pointer((*parts, violation.message)),
        _('{field} needs "{member}"'),
        {"field": _subject(parts), "member": violation.message},
    )


def _unknown_field(violation: ValidationError, parts: Parts) -> SchemaError:
    key = violation.message
    template, values = schema_names.meant(key, schema.shape_at(parts))
    return SchemaError(
        "schema-unknown-field", paths.pointer((*parts, key)), template, {"key": quoted(key), **values}
    )


_TELL: Final[dict[str, Callable[[ValidationError, Parts], SchemaError]]] = {
    "type": _wrong_type,
    "minimum": _out_of_range,
    "enum": _invalid_enum,
    "required": _missing_member,
    "additionalProperties": _unknown_field,
}


def _subject(parts: Parts) -> str:
    """What a message calls a place: cpu, command[1], options["max-size"]."""
    *parent, last = parts or ("",)
    if isinstance(last, int):
        return f"{_subject(tuple(parent))}[{last}]"
    if schema.shape_at(tuple(parent)).kind == "map":
        return f"{_subject(tuple(parent))}[{quoted(last)}]"
    return last
