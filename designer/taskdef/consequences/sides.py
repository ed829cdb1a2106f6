"""The two documents of a comparison, and what sentences about a change ask of them."""

from collections.abc import Callable
from typing import Any, Final

from designer.taskdef import paths
from designer.taskdef.diff import Change
from designer.taskdef.paths import ABSENT
from designer.taskdef.said import Said

Document = dict[str, Any]

_LONGEST: Final = 80


class Sides:
    """`before` and `after`, with a look at the items in which a change lies."""

    def __init__(self, before: Document, after: Document) -> None:
        self.before, self.after = before, after
        self._entries: dict[tuple[str, str], tuple[set[str], set[str]]] = {}

    def item(self, change: Change) -> dict[str, Any]:
        """The innermost item that a change lies in, or is: as it is now, or was where it is gone."""
        document = self.before if change.kind == "removed" else self.after
        depth = change.member.count(".") + 1 if change.member else 0
        path = change.path
        while path and not (path.rpartition("/")[2].isdecimal() and depth <= 0):
            path, depth = path.rpartition("/")[0], depth - 1
        found = paths.get(document, path) if path else ABSENT
        return found if isinstance(found, dict) else {}

    def entries(self, change: Change, member: str) -> tuple[set[str], set[str]]:
        """The names in a list of the container that a change lies in: before, and after."""
        name = change.labels[0].name
        found = self._entries.get((name, member))
        if found is None:
            found = _names(self.before, name, member), _names(self.after, name, member)
            self._entries[name, member] = found
        return found


Teller = Callable[[Change, Sides], Said | None]
"""Says what a change means; None where it has nothing to say of it."""


def _names(document: Document, container: str, member: str) -> set[str]:
    for one in _dicts(document.get("containerDefinitions")):
        if one.get("name") == container:
            return {entry["name"] for entry in _dicts(one.get(member)) if isinstance(entry.get("name"), str)}
    return set()


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def container_of(change: Change) -> str:
    """The container that a change lies in, by its name, or its number where it has none."""
    first = change.labels[0]
    return first.name or str(first.number)


def shown(value: Any) -> str:
    """A value as it stands in a sentence: short."""
    text = value if isinstance(value, str) else "–" if value is ABSENT else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def plain(set_: str, removed: str = "") -> Teller:
    """One sentence for a field that is set or changed, another for one that is not set any more.

    They may name {container}, {name} of the item, {before} and {after}.
    """

    def tell(change: Change, _sides: Sides) -> Said | None:
        template = removed if change.kind == "removed" and removed else set_
        name = change.labels[-1].name if change.labels else ""
        values = {"before": shown(change.before), "after": shown(change.after), "name": shown(name)}
        return Said(template, values | ({"container": container_of(change)} if change.labels else {}))

    return tell


def switch(on: str, off: str) -> Teller:
    """One sentence for a switch that is on now, one for off."""

    def tell(change: Change, sides: Sides) -> Said | None:
        return plain(on if change.after is True else off)(change, sides)

    return tell


def whole(came: str, went: str) -> Teller:
    """Sentences for an item that came or went as a whole; nothing of what changes within one."""

    def tell(change: Change, sides: Sides) -> Said | None:
        return None if change.member else plain(came, went)(change, sides)

    return tell
