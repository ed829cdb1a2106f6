"""What jsonschema finds by the packaged schema, where keywords mean what the service means by them.

Null counts as absent, and so does "" where the API wants one of its choices or a member. An integer is
never 1.0 or true.
"""

from collections.abc import Iterator
from typing import Any, Final

from jsonschema import Draft202012Validator, ValidationError, validators

from designer.taskdef import paths, schema

Errors = Iterator[ValidationError]

RULES: Final = {
    "type": "schema-wrong-type",
    "minimum": "schema-wrong-type",
    "enum": "schema-invalid-enum",
    "required": "schema-missing-member",
    "additionalProperties": "schema-unknown-field",
}


def found(document: object) -> list[tuple[str, str]]:
    """(rule, pointer) of each thing that is wrong, in the order of the two."""
    return sorted((RULES[str(error.validator)], _place(error)) for error in _VALIDATOR.iter_errors(document))


def _place(error: ValidationError) -> str:
    """An error of `required` or `additionalProperties` has the member's name for its message."""
    is_named = error.validator in ("required", "additionalProperties")
    return paths.pointer((*error.absolute_path, *([error.message] if is_named else [])))


def _type(validator: Any, kind: str, value: object, schema: dict[str, Any]) -> Errors:
    if not validator.is_type(value, kind):
        yield ValidationError("")


def _range(validator: Any, limit: int, value: object, schema: dict[str, Any]) -> Errors:
    if validator.is_type(value, "integer") and not schema["minimum"] <= value <= schema["maximum"]:
        yield ValidationError("")


def _enum(validator: Any, choices: list[str], value: object, schema: dict[str, Any]) -> Errors:
    if isinstance(value, str) and value not in choices:
        yield ValidationError("")


def _required(validator: Any, names: list[str], value: object, schema: dict[str, Any]) -> Errors:
    if isinstance(value, dict):
        yield from (ValidationError(name) for name in names if value.get(name) in (None, ""))


def _properties(validator: Any, members: dict[str, Any], value: object, schema: dict[str, Any]) -> Errors:
    for name, member in members.items() if isinstance(value, dict) else ():
        if value.get(name) is not None and not (value[name] == "" and "enum" in member):
            yield from validator.descend(value[name], member, path=name)


def _additional(validator: Any, rest: Any, value: object, schema: dict[str, Any]) -> Errors:
    known = schema.get("properties", {})
    for key, entry in value.items() if isinstance(value, dict) else ():
        if key not in known and entry is not None:
            yield from [ValidationError(key)] if rest is False else validator.descend(entry, rest, path=key)


def _items(validator: Any, item: dict[str, Any], value: object, schema: dict[str, Any]) -> Errors:
    for index, entry in enumerate(value if isinstance(value, list) else ()):
        yield from validator.descend(entry, item, path=index)


_KEYWORDS: Final = {
    "type": _type,
    "minimum": _range,
    "enum": _enum,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
}
# Rules of their own judge the two members that every task definition needs.
_SCHEMA: Final = {key: value for key, value in schema.JSON_SCHEMA.items() if key != "required"}
_VALIDATOR: Final = validators.create(
    meta_schema=Draft202012Validator.META_SCHEMA,
    validators=_KEYWORDS,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int),
)(_SCHEMA)
