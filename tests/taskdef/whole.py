"""A task definition with every member that the API knows, each with a value of the right type."""

from typing import Any

from designer.taskdef import schema
from designer.taskdef.schema import Shape


def document() -> Any:
    return _value(schema.ROOT)


def _value(shape: Shape) -> Any:
    if shape.kind == "structure":
        return {name: _value(member) for name, member in shape.members.items()}
    if shape.kind == "map":
        return {"some-key": _value(shape.item)} if shape.item else {}
    if shape.kind == "list":
        return [_value(shape.item)] if shape.item else []
    return {"text": shape.choices[0] if shape.choices else "some-text", "integer": 7, "boolean": True}[
        shape.kind
    ]
