"""The structures, maps and lists of a document as rules see them."""

from collections.abc import Collection, Iterator
from typing import Any, Final

from designer.taskdef import paths, schema

Raw = dict[str, Any]


class Item(dict[str, Any]):
    """A structure or map of the document without what rules must not see. `get` as with any dict."""

    __slots__ = ("at", "raw", "shape")

    def __init__(self, at: str, raw: Raw, shape: schema.Shape | None = None) -> None:
        self.at = at
        self.raw = raw
        self.shape = shape

    @property
    def number(self) -> int:
        """Its place in the list, from 1."""
        return int(self.at.rpartition("/")[2]) + 1

    @property
    def label(self) -> str:
        """What messages call it: its name, or its number where it has none that can be shown."""
        return self.get("name") or str(self.number)

    def path(self, name: str) -> str:
        """The pointer of a member, present or not."""
        return f"{self.at}/{paths.escape(name)}"

    def lacks(self, name: str) -> bool:
        """Whether the member is absent, or has a value without effect that is not of a wrong type."""
        value = self.raw.get(name)
        return value is None or (no_effect(value) and self._may_be(type(value), name))

    def is_whole(self, name: str) -> bool:
        """Whether every entry of a list member is usable, as it is when the list is absent."""
        found = self.get(name)
        return self.lacks(name) if found is None else len(found) == len(self.raw[name])

    def _may_be(self, kind: type, name: str) -> bool:
        member = member_of(self.shape, name) if self.shape else None
        return member is None or member.type is kind

    def items_of(self, name: str) -> list["Item"]:
        """The usable structures of a list member; empty when there is none."""
        found: list[Item] | Unread = self.get(name, [])
        if isinstance(found, Unread):
            found = self[name] = found.read()
        return found

    def item(self, name: str) -> "Item":
        """The structure or map member; an empty one when there is none."""
        found: Item | None = self.get(name)
        return Item(f"{self.at}/{name}", _NOTHING) if found is None else found

    def values_of(self, name: str) -> Iterator[tuple[str, Any]]:
        """(pointer, value) of the usable entries of a list."""
        found: Values | None = self.get(name)
        return iter(()) if found is None else zip(found.at, found, strict=True)


_NOTHING: Final[Raw] = {}


class Values(list[Any]):
    """The usable entries of a list, and their pointers beside them."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        self.at: list[str] = []

    def leave_out(self, unusable: Collection[str]) -> None:
        """Those at these pointers."""
        if unusable:
            kept = [(at, value) for at, value in zip(self.at, self, strict=True) if at not in unusable]
            self.at, self[:] = [at for at, _value in kept], [value for _at, value in kept]


class Unread:
    """A list of structures that hold nothing but usable texts: made into items when they are asked for."""

    __slots__ = ("at", "entries", "shape")

    def __init__(self, at: str, entries: list[Raw], shape: schema.Shape) -> None:
        self.at = at
        self.entries = entries
        self.shape = shape

    def __len__(self) -> int:
        return len(self.entries)

    def read(self) -> Values:
        """The same as items."""
        read = Values()
        for index, entry in enumerate(self.entries):
            there = f"{self.at}/{index}"
            item = Item(there, entry, self.shape)
            item.update(entry)
            read.append(item)
            read.at.append(there)
        return read


def no_effect(value: object) -> bool:
    """Whether the service treats the value as if the member were not there."""
    return not value and type(value) not in (int, float)


def member_of(shape: schema.Shape, name: str) -> schema.Shape | None:
    """The shape of a structure's member, or of any value of a map."""
    return shape.members.get(name) if shape.kind == "structure" else shape.item
