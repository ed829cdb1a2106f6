"""A list, map or structure as JSON text in one control, and what a text typed there means."""

from typing import Any, Final

from designer import taskdef
from designer.taskdef.paths import ABSENT

KINDS: Final[dict[str, type]] = {"list": list, "map": dict, "structure": dict}
"""The kinds that are edited as JSON text, and the types of their values."""


def shown(value: Any) -> str:
    """Lists and objects over several lines; a text as it is, anything else as compact JSON."""
    if value is ABSENT:
        return ""
    if isinstance(value, list | dict):
        return taskdef.dump(value).removesuffix("\n")
    return value if isinstance(value, str) else taskdef.compact(value)


def value(text: str, kind: str) -> Any:
    """The list or object that the text is; the text itself when it is none, or no JSON."""
    try:
        found = taskdef.read(text)
    except taskdef.UnreadableDocument:
        return text
    return _without_nulls(found) if isinstance(found, KINDS[kind]) else text


def _without_nulls(value: Any) -> Any:
    """The API takes a null member for an absent one."""
    if isinstance(value, dict):
        return {key: _without_nulls(member) for key, member in value.items() if member is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
