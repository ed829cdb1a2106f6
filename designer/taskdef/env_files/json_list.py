"""Variables in JSON: an object of names and values, ECS's own lists, or a container that has them."""

from collections.abc import Iterator
from typing import Any

from designer.taskdef import paths
from designer.taskdef.env_files.entries import Entry, Unread
from designer.taskdef.positions import Positions
from designer.taskdef.refusal import UnreadableDocument
from designer.taskdef.text import compact
from designer.taskdef.text import read as read_json
from designer.taskdef.words import gettext_noop as _


def read(text: str) -> Iterator[Entry | Unread]:
    """What the text lists; one reason for all of it when it is no JSON."""
    try:
        found = read_json(text)
    except UnreadableDocument as refused:
        yield Unread(refused.line, refused.template, refused.values)
        return
    positions = Positions(text)
    for pointer, name, value, is_reference in _pairs(found):
        line = positions.of_given(pointer).line
        plain = _text(value)
        if name is None:
            yield Unread(line, _("This entry is no object with a name."))
        elif plain is None:
            yield Unread(line, _("“{name}” has no text, number or truth value."), {"name": name})
        else:
            yield Entry(line, name, plain, is_reference)


def _pairs(found: Any) -> Iterator[tuple[str, str | None, Any, bool]]:
    """(where it stands, name, value, whether the value says where a secret is)."""
    if isinstance(found, list):
        yield from _items(found, "")
        return
    lists = [name for name in ("environment", "secrets") if isinstance(found.get(name), list)]
    for name in lists:
        yield from _items(found[name], f"/{name}")
    for name, value in found.items() if not lists else ():
        yield f"/{paths.escape(name)}", name, value, False


def _items(items: list[Any], at: str) -> Iterator[tuple[str, str | None, Any, bool]]:
    for place, item in enumerate(items):
        members = {key.lower(): value for key, value in item.items()} if isinstance(item, dict) else {}
        name, is_reference = members.get("name"), "valuefrom" in members
        value = members.get("valuefrom" if is_reference else "value", "")
        yield f"{at}/{place}", name if isinstance(name, str) else None, value, is_reference


def _text(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list):
        return None
    return value if isinstance(value, str) else compact(value)
