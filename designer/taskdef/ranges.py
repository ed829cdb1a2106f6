"""Numbers outside of what the service takes."""

from collections.abc import Iterable

from designer.taskdef.rule import Found
from designer.taskdef.task import Item


def outside(items: Iterable[Item], name: str, allowed: range) -> Found:
    """Each item whose number `name` is not in the range: its place, and `value`, `lowest`, `highest`."""
    for item in items:
        value = item.get(name)
        if value is not None and value not in allowed:
            yield item.path(name), {"value": value, "lowest": allowed[0], "highest": allowed[-1]}
