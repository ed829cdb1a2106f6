"""Where the places of a document stand: what findings are put in order by."""

from typing import Any, Final

from designer.taskdef import paths, schema
from designer.taskdef.paths import ABSENT, Key


class Places(dict[str, tuple[int, ...]]):
    """A key to sort by for each pointer that is asked for; absent members stand after the present."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._orders: dict[int, dict[str, int]] = {}

    def __missing__(self, pointer: str) -> tuple[int, ...]:
        here: Any = self._document
        key: list[int] = []
        parts: list[Key] = []
        for token in paths.tokens(pointer):
            if type(here) is list and token.isdecimal():
                place = int(token)
                here = here[place] if place < len(here) else ABSENT
                parts.append(place)
            else:
                order = self._order(here)
                place = order[token] if token in order else len(order) + _in_the_api(token, parts)
                here = here[token] if token in order else ABSENT
                parts.append(token)
            key.append(place)
        found = self[pointer] = tuple(key)
        return found

    def _order(self, value: Any) -> dict[str, int]:
        """The keys of an object by their places, made once: the document keeps what has its identity."""
        if type(value) is not dict:
            return _NOTHING
        order = self._orders.get(id(value))
        if order is None:
            order = self._orders[id(value)] = dict(zip(value, range(len(value)), strict=True))
        return order


def _in_the_api(name: str, parts: list[Key]) -> int:
    """The place of a member in the API's order; after all others where the API does not know it."""
    shape = schema.locate(tuple(parts))
    known = schema.order(shape) if shape else _NOTHING
    return known.get(name, len(known))


_NOTHING: Final[dict[str, int]] = {}
