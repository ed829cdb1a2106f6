"""JSON Schema's keywords as the service means them, for jsonschema and, as a fast gate, jsonschema-rs.

Null counts as absent, and so does "" where the API wants one of its choices or a member. An integer is
never 1.0 or true. What is wrong is left to the caller's words: an error's message is the name of the
member that is missing or unknown, or empty.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import jsonschema_rs
from jsonschema import Draft202012Validator, ValidationError, validators

from designer.taskdef import schema

Errors = Iterator[ValidationError]


def passes(document: object) -> bool:
    """Whether nothing at all is wrong. False may also mean: not sure, ask `violations`."""
    return _passes(_GATE, document)


def violations(document: object) -> Errors:
    """Everything that is wrong, each with `.validator` (the keyword), `.path`, `.instance` and `.schema`."""
    found: Errors = _VALIDATOR.iter_errors(document)
    return found


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
        for name in names:
            if value.get(name) in (None, ""):
                yield ValidationError(name)


def _properties(validator: Any, members: dict[str, Any], value: object, schema: dict[str, Any]) -> Errors:
    if isinstance(value, dict):
        for name, member in members.items():
            if value.get(name) is not None and not (value[name] == "" and "enum" in member):
                yield from _within(validator, value[name], member, name)


def _additional(validator: Any, rest: Any, value: object, schema: dict[str, Any]) -> Errors:
    if isinstance(value, dict):
        known = schema.get("properties", {})
        for key, entry in value.items():
            if key in known or entry is None:
                continue
            if rest is False:
                yield ValidationError(key)
            else:
                yield from _within(validator, entry, rest, key)


def _items(validator: Any, item: dict[str, Any], value: object, schema: dict[str, Any]) -> Errors:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _within(validator, entry, item, index)


def _within(validator: Any, value: object, schema: dict[str, Any], place: str | int) -> Errors:
    """What is wrong in a part. Most parts of a wrong document pass, and are not walked through."""
    gate = _PART_GATES.get(id(schema))
    if gate is None:
        gate = _PART_GATES[id(schema)] = jsonschema_rs.Draft4Validator(schema)
    if _passes(gate, value):
        return
    if _PARTS.isdisjoint(schema):
        yield from _wrong(validator, value, schema, place)
    else:
        yield from validator.descend(value, schema, path=place)


def _wrong(validator: Any, value: object, schema: dict[str, Any], place: str | int) -> Errors:
    """What `descend` finds in a value without parts, without a validator of its own for each."""
    for keyword, wanted in schema.items():
        check = _KEYWORDS.get(keyword)
        for error in check(validator, wanted, value, schema) if check else ():
            yield ValidationError(
                error.message,
                validator=keyword,
                validator_value=wanted,
                path=(place,),
                instance=value,
                schema=schema,
            )


def _passes(gate: jsonschema_rs.Draft4Validator, value: object) -> bool:
    try:
        return gate.is_valid(value)
    except ValueError:  # a value that the gate cannot take over, such as a key with a lone surrogate
        return False


_PARTS: Final = frozenset({"properties", "additionalProperties", "items"})
_KEYWORDS: Final[dict[str, Callable[[Any, Any, Any, Any], Errors]]] = {
    "type": _type,
    "minimum": _range,
    "enum": _enum,
    "required": _required,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
}
_TYPES: Final = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)


def _checked(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with nothing in it but what is checked."""
    kept = {key: value for key, value in schema.items() if key in _KEYWORDS or key == "maximum"}
    if "properties" in kept:
        needed = kept.get("required", ())
        kept["properties"] = {
            name: _member(_checked(member), name in needed) for name, member in schema["properties"].items()
        }
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _checked(schema[key])
    return kept


def _member(checked: dict[str, Any], needed: bool) -> dict[str, Any]:
    """The gate knows only standard keywords: for it, a needed text that is blank is too short."""
    return {**checked, "minLength": 1} if needed and checked["type"] == "string" else checked


# Rules of their own judge the two members that every task definition needs.
_SCHEMA: Final = {key: value for key, value in _checked(schema.JSON_SCHEMA).items() if key != "required"}

_VALIDATOR: Final = validators.create(
    meta_schema=Draft202012Validator.META_SCHEMA, validators=_KEYWORDS, type_checker=_TYPES
)(_SCHEMA)

# In draft 4, unlike later ones, 1.0 is no integer. All keywords used here mean the same in both.
_GATE: Final = jsonschema_rs.Draft4Validator(_SCHEMA)
_PART_GATES: Final[dict[int, jsonschema_rs.Draft4Validator]] = {}
"""By the identity of the part of the schema, which lives as long as the whole."""
