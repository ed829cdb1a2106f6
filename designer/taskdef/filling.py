"""Templates: documents with ${NAME} wherever a value is still to come, and how the values get there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from designer.taskdef import schema
from designer.taskdef.paths import Parts, pointer
from designer.taskdef.schema import Shape
from designer.taskdef.task import Task

NAME: Final = re.compile(r"\$\{([A-Za-z][A-Za-z0-9_]{0,99})\}")

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z", re.ASCII)
_BOOLEANS: Final = {"true": True, "false": False}


def placeholder(name: str) -> str:
    """What stands for the name in a document."""
    return f"${{{name}}}"


def places(document: Any) -> dict[str, list[str]]:
    """Every name in the document, in its order, with the pointers of the texts that it stands in."""
    found: dict[str, list[str]] = {}
    for parts, text in _texts(document, ()):
        for name in dict.fromkeys(NAME.findall(text)):
            found.setdefault(name, []).append(pointer(parts))
    return found


def missed(document: dict[str, Any]) -> list[str]:
    """The names that are missed when they are left: each stands where a placeholder is found."""
    left = {at for at, _placeholder in Task(document).placeholders}
    return [name for name, at in places(document).items() if not left.isdisjoint(at)]


def fill(document: Any, values: Mapping[str, str]) -> Any:
    """The document with these values in the place of their names; the others stay as they are.

    A text that is one name alone becomes a number or a boolean where the API takes one. What cannot be
    one stays the text that was given.
    """
    return _filled(document, values, schema.ROOT)


def _filled(value: Any, values: Mapping[str, str], shape: Shape | None) -> Any:
    if isinstance(value, dict):
        members = shape.members if shape else {}
        every = shape.item if shape else None
        return {key: _filled(member, values, members.get(key, every)) for key, member in value.items()}
    if isinstance(value, list):
        every = shape.item if shape else None
        return [_filled(item, values, every) for item in value]
    return _text(value, values, shape) if isinstance(value, str) else value


def _text(text: str, values: Mapping[str, str], shape: Shape | None) -> Any:
    filled = NAME.sub(lambda found: values.get(found[1], found[0]), text)
    is_one_name = NAME.fullmatch(text) is not None
    return typed(filled, shape) if is_one_name and filled != text else filled


def typed(text: str, shape: Shape | None) -> Any:
    """What a text stands for at a place of this shape."""
    if shape is not None and shape.type is int and _INTEGER.match(text):
        return int(text)
    if shape is not None and shape.type is bool:
        return _BOOLEANS.get(text, text)
    return text


def _texts(value: Any, parts: Parts) -> Iterator[tuple[Parts, str]]:
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, (*parts, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*parts, index))
    elif isinstance(value, str):
        yield parts, value
