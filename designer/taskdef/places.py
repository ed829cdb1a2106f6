"""Where the places of a document stand: what findings are put in order by."""

from typing import Any, Final

from designer.taskdef import paths, schema
from designer.taskdef.paths import ABSENT


class Places(dict[str, tuple[int, ...]]):
    """A key to sort by for each pointer that is asked for; absent members stand after the present."""

    def __init__(self, document: Any) -> None:
        self[""] = ()
        self._around = {"": _Around((), document, schema.ROOT)}

    def __missing__(self, pointer: str) -> tuple[int, ...]:
        parent, _, token = pointer.rpartition("/")
        around = self._around.get(parent) or self._found(parent)
        key = self[pointer] = (*around.key, around.position(token))
        return key

    def _found(self, pointer: str) -> "_Around":
        """What is at a pointer, to find what lies in it."""
        parent, _, token = pointer.rpartition("/")
        outer = self._around.get(parent) or self._found(parent)
        inner = self._around[pointer] = outer.inner(token)
        return inner


class _Around:
    """A value, or ABSENT, that places are in: its own key, and its shape where the API knows one."""

    __slots__ = ("_positions", "key", "shape", "value")

    def __init__(self, key: tuple[int, ...], value: Any, shape: schema.Shape | None) -> None:
        self.key = key
        self.value = value
        self.shape = shape
        self._positions: dict[str, int] | None = None

    def inner(self, token: str) -> "_Around":
        key = (*self.key, self.position(token))
        if self._is_index(token):
            index = int(token)
            value = self.value[index] if index < len(self.value) else ABSENT
            return _Around(key, value, schema.under(self.shape, index) if self.shape else None)
        name = paths.unescape(token)
        value = self.value.get(name, ABSENT) if isinstance(self.value, dict) else ABSENT
        return _Around(key, value, schema.under(self.shape, name) if self.shape else None)

    def position(self, token: str) -> int:
        if self._is_index(token):
            return int(token)
        if self._positions is None:
            keys = self.value if isinstance(self.value, dict) else ()
            self._positions = {each: place for place, each in enumerate(keys)}
        name, written = paths.unescape(token), self._positions
        if name in written:
            return written[name]
        known = schema.order(self.shape) if self.shape else _NOTHING
        return len(written) + known.get(name, len(known))

    def _is_index(self, token: str) -> bool:
        return isinstance(self.value, list) and token.isdecimal()


_NOTHING: Final[dict[str, int]] = {}
