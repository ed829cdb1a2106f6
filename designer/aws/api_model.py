"""What RegisterTaskDefinition takes, as JSON Schema 2020-12, read from the API model in botocore."""

import json
from collections.abc import Iterator
from typing import Any, Final, cast

from botocore.loaders import Loader
from botocore.model import ListShape, MapShape, ServiceModel, Shape, StringShape, StructureShape

from designer.aws.plain_text import plain_text

Schema = dict[str, Any]

_INTEGERS: Final = {"integer": 32, "long": 64}

# The service takes any protocol and treats what it does not know as tcp (rule port-protocol-unknown).
_OPEN_CHOICES: Final = frozenset({"TransportProtocol"})


def request_schema() -> Schema:
    """The schema of RegisterTaskDefinitionRequest, fully inlined, its members in the API's order.

    Besides the keywords of JSON Schema it holds `x-choices`, values worth offering where others are
    taken too, and at the top `x-read-only`: the members of a described task definition that the
    request does not take.
    """
    service = _service()
    request = cast("StructureShape", service.operation_model("RegisterTaskDefinition").input_shape)
    described = cast("StructureShape", service.shape_for("TaskDefinition"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": request.name,
        "x-read-only": [name for name in described.members if name not in request.members],
        **_schema(request),
    }


def as_text(schema: Schema) -> str:
    """The schema as it is committed."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def differences(before: Schema, after: Schema) -> list[str]:
    """What changed between two schemas, a line a field: "added cpu", "changed volumes[].name (type)"."""
    old, new = dict(_fields(before, "")), dict(_fields(after, ""))
    return [
        *(f"removed {path}" for path in old if path not in new),
        *(f"added {path}" for path in new if path not in old),
        *(
            f"changed {path} ({_changed(old[path], new[path])})"
            for path in new
            if path in old and old[path] != new[path]
        ),
        *(["changed order of members"] if old == new and as_text(before) != as_text(after) else []),
    ]


def _service() -> ServiceModel:
    packaged = Loader(extra_search_paths=[Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    return ServiceModel(packaged.load_service_model("ecs", "service-2"), "ecs")


def _schema(shape: Shape) -> Schema:
    schema = _kind(shape)
    text = plain_text(shape.documentation)
    return {"description": text, **schema} if text else schema


def _kind(shape: Shape) -> Schema:
    if isinstance(shape, StructureShape):
        return _structure(shape)
    if isinstance(shape, ListShape):
        return {"type": "array", "items": _schema(shape.member)}
    if isinstance(shape, MapShape):
        return {"type": "object", "additionalProperties": _schema(shape.value)}
    if isinstance(shape, StringShape):
        return {"type": "string", **_choices(shape)}
    if shape.type_name in _INTEGERS:
        most = 2 ** (_INTEGERS[shape.type_name] - 1)
        return {"type": "integer", "minimum": -most, "maximum": most - 1}
    if shape.type_name == "boolean":
        return {"type": "boolean"}
    raise NotImplementedError(f"{shape.name} is of the type {shape.type_name}, which has no JSON Schema here")


def _structure(shape: StructureShape) -> Schema:
    required = {"required": list(shape.required_members)} if shape.required_members else {}
    members = {name: _schema(member) for name, member in shape.members.items()}
    return {"type": "object", **required, "additionalProperties": False, "properties": members}


def _choices(shape: StringShape) -> Schema:
    if not shape.enum:
        return {}
    return {"x-choices" if shape.name in _OPEN_CHOICES else "enum": list(shape.enum)}


def _fields(schema: Schema, path: str) -> Iterator[tuple[str, Schema]]:
    """Each place of a schema with what is said about this place alone."""
    yield path or "the task definition", {k: v for k, v in schema.items() if k not in ("properties", "items")}
    for name, member in schema.get("properties", {}).items():
        yield from _fields(member, f"{path}.{name}" if path else name)
    if "items" in schema:
        yield from _fields(schema["items"], f"{path}[]")


def _changed(before: Schema, after: Schema) -> str:
    return ", ".join(key for key in {**before, **after} if before.get(key) != after.get(key))
