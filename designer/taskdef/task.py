"""The task definition as rules see it: only values of the right type, with an effect, filled in.

A rule asks an `Item` for members by name and never meets a number where the API wants text, a
placeholder, or a list that is no list: those are other rules' findings. A member whose value has no
effect (null, false, "", [] or {}) counts as absent; `lacks` tells absent from unusable, and `raw`
holds what was written, for the few rules about exactly that.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, Final

from designer.taskdef import paths, placeholders, schema, sizes

FARGATE: Final = "FARGATE"
EC2: Final = "EC2"
EXTERNAL: Final = "EXTERNAL"
MANAGED_INSTANCES: Final = "MANAGED_INSTANCES"
LAUNCH_TYPES: Final = (FARGATE, EC2, MANAGED_INSTANCES, EXTERNAL)

LINUX: Final = "LINUX"
WINDOWS: Final = "WINDOWS"
OS_FAMILIES: Final = (LINUX, WINDOWS)


class Item(dict[str, Any]):
    """A structure or map of the document without what rules must not see. `get` as with any dict."""

    __slots__ = ("at", "raw")

    def __init__(self, at: str, raw: dict[str, Any]) -> None:
        super().__init__()
        self.at = at
        self.raw = raw

    def path(self, name: str) -> str:
        """The pointer of a member, present or not."""
        return f"{self.at}/{paths.escape(name)}"

    def lacks(self, name: str) -> bool:
        """Whether the member is absent, or has a value without effect."""
        return no_effect(self.raw.get(name))

    def items_of(self, name: str) -> list["Item"]:
        """The usable structures of a list member; empty when there is none."""
        found: list[Item] = self.get(name, [])
        return found

    def item(self, name: str) -> "Item":
        """The structure or map member; an empty one when there is none."""
        found: Item | None = self.get(name)
        return Item(self.path(name), {}) if found is None else found

    def values_of(self, name: str) -> Iterator[tuple[str, Any]]:
        """(pointer, value) of the usable entries of a list of texts or numbers."""
        found: Values | None = self.get(name)
        return iter(()) if found is None else zip(found.at, found, strict=True)


class Values(list[Any]):
    """The usable entries of a list of texts or numbers, and their pointers beside them."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        super().__init__()
        self.at: list[str] = []


def no_effect(value: object) -> bool:
    """Whether the service treats the value as if the member were not there."""
    return not value and type(value) not in (int, float)


class Task:
    """A task definition with the indexes that rules share.

    `placeholders` lists (pointer, text) of every placeholder left; `mistyped` tells that some value
    was not of its field's kind.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.placeholders: list[tuple[str, str]] = []
        self.mistyped = False
        self.root = self._item(document, schema.ROOT, "")

    @cached_property
    def containers(self) -> list[Item]:
        return self.root.items_of("containerDefinitions")

    @cached_property
    def volumes(self) -> list[Item]:
        return self.root.items_of("volumes")

    def each(self, name: str) -> Iterator[Item]:
        """The items of a list member in all containers, e.g. each("portMappings")."""
        for container in self.containers:
            yield from container.items_of(name)

    @cached_property
    def launch_types(self) -> frozenset[str]:
        """The launch types asked for; EC2 when none is, as the service has it."""
        return frozenset(self.root.get("requiresCompatibilities") or ()) & _KNOWN_TYPES or _ONLY_EC2

    @cached_property
    def os_family(self) -> str:
        family = self.root.item("runtimePlatform").get("operatingSystemFamily", LINUX)
        return WINDOWS if family.startswith(WINDOWS) else LINUX

    @cached_property
    def network_mode(self) -> str | None:
        """awsvpc, bridge, host, none; "default" for Windows without one; None when it cannot be told."""
        if self.root.lacks("networkMode"):
            return "default" if self.os_family == WINDOWS else "bridge"
        return self.root.get("networkMode")

    @cached_property
    def cpu(self) -> int | None:
        """Task cpu in units, when it is given and readable."""
        return sizes.cpu_units(self.root.get("cpu", ""))

    @cached_property
    def memory(self) -> int | None:
        """Task memory in MiB, when it is given and readable."""
        return sizes.memory_mib(self.root.get("memory", ""))

    def _item(self, raw: dict[str, Any], shape: schema.Shape, at: str) -> Item:
        item = Item(at, raw)
        members = shape.members
        for name, value in raw.items():
            member = members.get(name) if shape.kind == "structure" else shape.item
            if member is None or no_effect(value):
                continue
            usable = self._readers[member.kind](self, value, member, item, name)
            if usable is not None:
                item[name] = usable
        return item

    def _text(self, value: Any, shape: schema.Shape, parent: Item, name: str) -> str | None:
        if type(value) is not str:
            self.mistyped = True
            return None
        return None if self._is_placeholder(value, shape, parent, name) else value

    def _number(self, value: Any, shape: schema.Shape, parent: Item, name: str) -> int | None:
        return self._exactly(int, value, shape, parent, name)

    def _flag(self, value: Any, shape: schema.Shape, parent: Item, name: str) -> bool | None:
        return self._exactly(bool, value, shape, parent, name)

    def _exactly(self, kind: type, value: Any, shape: schema.Shape, parent: Item, name: str) -> Any:
        if type(value) is kind:
            return value
        self.mistyped = True
        if type(value) is str:
            self._is_placeholder(value, shape, parent, name)
        return None

    def _structure(self, value: Any, shape: schema.Shape, parent: Item, name: str) -> Item | None:
        if type(value) is not dict:
            self.mistyped = True
            if type(value) is str:
                self._is_placeholder(value, shape, parent, name)
            return None
        return self._item(value, shape, parent.path(name))

    def _list(self, value: Any, shape: schema.Shape, parent: Item, name: str) -> list[Any] | None:
        if type(value) is not list or shape.item is None:
            self.mistyped = True
            if type(value) is str:
                self._is_placeholder(value, shape, parent, name)
            return None
        at = parent.path(name)
        if shape.item.kind in ("structure", "map"):
            return self._items(value, shape.item, at)
        return self._values(value, shape.item, at)

    def _items(self, raw: list[Any], shape: schema.Shape, at: str) -> list[Item]:
        items = []
        for index, value in enumerate(raw):
            if type(value) is dict:
                items.append(self._item(value, shape, f"{at}/{index}"))
            else:
                self.mistyped = True
        return items

    def _values(self, raw: Iterable[Any], shape: schema.Shape, at: str) -> Values:
        values, holder = Values(), Item(at, {})
        for index, value in enumerate(raw):
            usable = self._readers[shape.kind](self, value, shape, holder, str(index))
            if usable is not None:
                values.append(usable)
                values.at.append(f"{at}/{index}")
        return values

    def _is_placeholder(self, value: str, shape: schema.Shape, parent: Item, name: str) -> bool:
        if not placeholders.may_hold(value):
            return False
        found = placeholders.placeholder_at(shape.field.path, value, name=name, siblings=parent.raw)
        if found is not None:
            self.placeholders.append((parent.path(name), found))
        return found is not None

    _readers: Final[dict[str, Callable[["Task", Any, schema.Shape, Item, str], Any]]] = {
        "text": _text,
        "integer": _number,
        "boolean": _flag,
        "structure": _structure,
        "map": _structure,
        "list": _list,
    }


_KNOWN_TYPES: Final = frozenset(LAUNCH_TYPES)
_ONLY_EC2: Final = frozenset({EC2})
