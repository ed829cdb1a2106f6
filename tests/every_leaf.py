"""A document that fills every leaf of the API's shape, and where the wizard's pages hold each of them."""

import json
from collections.abc import Iterator
from typing import Any

from designer.drafts.controls import shown
from designer.taskdef import paths, schema
from designer.taskdef.schema import Shape
from tests.taskdef.test_corpus_reading import leaves

PLATFORMS: dict[str, dict[str, Any]] = {
    "EC2 in bridge mode": {"requiresCompatibilities": ["EC2"], "networkMode": "bridge"},
    "Fargate": {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc"},
    "Managed Instances": {"requiresCompatibilities": ["MANAGED_INSTANCES"], "networkMode": "awsvpc"},
    "Windows on EC2": {
        "requiresCompatibilities": ["EC2"],
        "networkMode": "awsvpc",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE", "cpuArchitecture": "X86_64"},
    },
}
LINUX = {"operatingSystemFamily": "LINUX", "cpuArchitecture": "X86_64"}


def every_leaf(platform: str) -> dict[str, Any]:
    """Lists of plain values have two entries, others one; texts are called by their place."""
    document: dict[str, Any] = _filled(schema.ROOT, "")
    return document | {"runtimePlatform": LINUX} | PLATFORMS[platform]


def _filled(shape: Shape, name: str) -> Any:
    match shape.kind:
        case "structure":
            return {key: _filled(member, key) for key, member in shape.members.items()}
        case "map" if shape.item:
            return {f"{name}-a": _filled(shape.item, "a"), f"{name}/b~": _filled(shape.item, "b")}
        case "list" if shape.item:
            plain = shape.item.kind in ("text", "integer", "boolean")
            return [
                _filled(shape.item, f"{name}-{n}")
                for n in range(2 if plain and not shape.item.choices else 1)
            ]
        case "integer":
            return 1000 + len(shape.field.path)
        case "boolean":
            return not shape.field.path.endswith("essential")
    return shape.choices[0] if shape.choices else f"{name} é"


def leaves_of(document: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """(pointer, value) of everything that has nothing inside."""
    for pointer, text in leaves(document):
        yield pointer, json.loads(text)


def changed(pointer: str, value: Any, document: dict[str, Any]) -> Any:
    """Another value of the kind."""
    shape = schema.locate(paths.parse(pointer, document))
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    others = [choice for choice in (shape.choices if shape else ()) if choice != value]
    return others[0] if others else f"{value}+"


def place_in(controls: dict[str, str], pointer: str, value: Any, document: dict[str, Any]) -> tuple[str, str]:
    """The control that holds a leaf and the text it must show: its own, a map's, a switch, or one for all."""
    parent, _slash, last = pointer.rpartition("/")
    if pointer in controls:
        return pointer, shown(value)
    if f"{parent}/={value}" in controls:
        return f"{parent}/={value}", "true"
    around = paths.get(document, parent)
    if isinstance(around, dict):
        place = list(around).index(last.replace("~1", "/").replace("~0", "~"))
        if f"{parent}/#{place}/value" in controls:
            return f"{parent}/#{place}/value", shown(value)
    outer = next(at for at in outwards(parent) if at in controls)
    return outer, json.dumps(paths.get(document, outer), ensure_ascii=False, indent=2)


def outwards(pointer: str) -> Iterator[str]:
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]
    raise LookupError("no control holds it")
