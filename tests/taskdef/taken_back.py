"""A second way to see whether a comparison told everything: what it tells is taken back, one by one."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from designer.taskdef import paths
from designer.taskdef.diff import Diff, Difference
from designer.taskdef.paths import ABSENT


def taken_back(after: dict[str, Any], found: Diff) -> dict[str, Any]:
    """The later document with every difference told set back to what was before; lists in any order."""
    document = copy.deepcopy(after)
    told = [one for one in (*found.changes, *found.hidden) if not is_about_order(one)]
    for one in told:
        if not is_item(one):
            put(document, one.now, one.before)
    items = [one for one in told if is_item(one)]
    for one in sorted(items, key=lambda one: (-one.now.count("/"), one.before is not ABSENT, -number(one))):
        around = list_at(document, one.now.rpartition("/")[0])
        if one.before is ABSENT:
            del around[number(one)]
        elif one.after is ABSENT:
            around.append(copy.deepcopy(one.before))
        else:
            around[number(one)] = copy.deepcopy(one.before)
    return document


def is_about_order(one: Difference) -> bool:
    return getattr(one, "reason", "") == "order" or getattr(one, "kind", "") == "moved"


def is_item(one: Difference) -> bool:
    return one.pattern.endswith("[]")


def number(one: Difference) -> int:
    return int(one.now.rpartition("/")[2])


def put(document: dict[str, Any], pointer: str, value: Any) -> None:
    *way, last = paths.parse(pointer, document)
    around = paths.get(document, tuple(way))
    if value is ABSENT:
        around.pop(last, None)
    else:
        around[last] = copy.deepcopy(value)


def list_at(document: dict[str, Any], pointer: str) -> list[Any]:
    found = paths.get(document, pointer)
    if not isinstance(found, list):
        found = []
        put(document, pointer, found)
        found = paths.get(document, pointer)
    return found


def facts(value: Any, at: str = "") -> Iterator[str]:
    """All that a document says, in one order, without what is empty and without the places in lists."""
    if isinstance(value, dict):
        for key, member in value.items():
            yield from facts(member, f"{at}/{key}")
    elif isinstance(value, list):
        for item in value:
            yield f"{at}[{sorted(facts(item))}]"
    elif value is not None:
        yield f"{at}={json.dumps(value)}"
