"""The task definition as rules see it: only values that the API can take, with an effect, filled in.

A rule asks an `Item` for members by name and never meets a number where the API wants text, a text
that is not among the field's choices, a placeholder, or a list that is no list: those are other rules'
findings. A member whose value has no effect (null, false, "", [] or {}) counts as absent; `lacks`
tells absent from unusable, and `raw` holds what was written, for the few rules about exactly that.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from math import inf
from typing import Any, Final

from designer.taskdef import paths, placeholders, schema, schema_errors, sizes, text

FARGATE: Final = "FARGATE"
EC2: Final = "EC2"
EXTERNAL: Final = "EXTERNAL"
MANAGED_INSTANCES: Final = "MANAGED_INSTANCES"
LAUNCH_TYPES: Final = (FARGATE, EC2, MANAGED_INSTANCES, EXTERNAL)

LINUX: Final = "LINUX"
WINDOWS: Final = "WINDOWS"
OS_FAMILIES: Final = (LINUX, WINDOWS)


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


class Task:
    """A task definition with the indexes that rules share.

    `most_bytes` is what the document cannot be longer than as it is sent: infinite where something stands
    in it that the API does not know.

    `placeholders` lists (pointer, text) of every placeholder left; `written` holds the path of every
    field that stands in the document, with or without effect: "containerDefinitions[].image". `found`
    is where `once` keeps what rules share.
    """

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.placeholders: list[tuple[str, str]] = []
        self.found: dict[Any, Any] = {}
        self._each: dict[str, list[Item]] = {}
        self._signs: tuple[str, ...] = ()
        self._texts: list[str] = []
        self.most_bytes: float = _MOST_OF_A_MEMBER
        self._written: set[str] = set()
        self.root = self._item(document, schema.ROOT, "", document)
        self.written = frozenset(self._written)
        lines = "\n".join(self._texts)
        self.most_bytes += _most_bytes(lines)
        self._signs = placeholders.signs_in(lines)
        if self._signs:  # every text has to be asked
            self.root = self._item(document, schema.ROOT, "", document)

    @property
    def may_hold_placeholders(self) -> bool:
        """Whether any text of a known field looks as if a placeholder could be in it."""
        return bool(self._signs)

    @cached_property
    def sent(self) -> bytes:
        """The document as it is sent."""
        return text.compact(self.document).encode(errors="surrogatepass")

    @cached_property
    def containers(self) -> list[Item]:
        return self.root.items_of("containerDefinitions")

    @cached_property
    def volumes(self) -> list[Item]:
        return self.root.items_of("volumes")

    def each(self, name: str) -> list[Item]:
        """The items of a list member in all containers, e.g. each("portMappings")."""
        found = self._each.get(name)
        if found is None:
            found = self._each[name] = [
                item for container in self.containers for item in container.items_of(name)
            ]
        return found

    @cached_property
    def launch_types(self) -> frozenset[str]:
        """The launch types asked for; EC2 when none is, as the service has it; empty when unreadable."""
        if self.root.lacks("requiresCompatibilities"):
            return _ONLY_EC2
        return frozenset(self.root.get("requiresCompatibilities", ()))

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

    @cached_property
    def _schema_errors(self) -> list[schema_errors.SchemaError]:
        silent = {path for path, _ in self.placeholders}
        return [error for error in schema_errors.errors(self.document) if error.path not in silent]

    def schema_errors(self, rule: str) -> Iterator[tuple[str, Mapping[str, object], str]]:
        """(pointer, values, message) of what one of the schema's rules finds."""
        for error in self._schema_errors:
            if error.rule == rule:
                yield error.path, error.values, error.template

    def _item(self, raw: Raw, shape: schema.Shape, at: str, beside: Raw) -> Item:
        """`beside` is the structure that a map is in, as it is written."""
        item, is_structure = Item(at, raw, shape), shape.kind == "structure"
        structure = raw if is_structure else beside
        members, every, written, texts = shape.members, shape.item, self._written, self._texts
        has_signs = bool(self._signs)
        self.most_bytes += _MOST_OF_A_MEMBER * len(raw)
        if not is_structure:
            self.most_bytes += _most_bytes("\n".join(raw))
        for name, value in raw.items():
            member = members.get(name, every)
            if member is None:
                self.most_bytes = inf
                continue
            written.add(member.path)
            if type(value) is str:
                texts.append(value)
                is_plain = member.is_any_text and not has_signs
                if value and (is_plain or self._is_usable(value, member, at, name, structure)):
                    item[name] = value
            elif not no_effect(value):
                key = name if is_structure else paths.escape(name)
                usable = self._usable(value, member, f"{at}/{key}", structure)
                if usable is not None:
                    item[name] = usable
        return item

    def _is_usable(self, text: str, shape: schema.Shape, at: str, key: str, beside: Raw) -> bool:
        """Whether rules may see the text. `at` is the place that it has its key in."""
        if self._signs and placeholders.may_hold(text, self._signs):
            driver = beside.get("logDriver")
            found = placeholders.placeholder_at(shape.path, text, name=key, log_driver=driver)
            if found is not None:
                self.placeholders.append((f"{at}/{paths.escape(key)}", found))
                return False
        return shape.is_any_text or (shape.type is str and text in shape.choices)

    def _usable(self, value: Any, shape: schema.Shape, at: str, beside: Raw) -> Any:
        """The value, which is no text, as rules may see it, or None."""
        kind = type(value)
        if kind is not shape.type or (kind is int and value not in _INTEGERS):
            self.most_bytes = inf
            return None
        if kind is dict:
            return self._item(value, shape, at, beside)
        if kind is list:
            return self._list(value, shape, at, beside)
        return value

    def _list(self, value: list[Any], shape: schema.Shape, at: str, beside: Raw) -> "Values | Unread":
        usable, every = Values(), shape.item
        if every is None:
            return usable
        if every.has_only_texts and not self._signs and self._are_texts(value, every):
            return Unread(at, value, every)
        self.most_bytes += _MOST_OF_A_MEMBER * len(value)
        for index, entry in enumerate(value):
            there = f"{at}/{index}"
            if type(entry) is str:
                self._texts.append(entry)
                kept = entry if self._is_usable(entry, every, at, str(index), beside) else None
            else:
                kept = self._usable(entry, every, there, beside)
            if kept is not None:
                usable.append(kept)
                usable.at.append(there)
        return usable

    def _are_texts(self, entries: list[Any], shape: schema.Shape) -> bool:
        """Whether all entries are structures of usable texts; thousands of variables are asked at once."""
        if not _STRUCTURES.issuperset(map(type, entries)):
            return False
        texts, names = list(chain.from_iterable(map(dict.values, entries))), set().union(*entries)
        if not (all(texts) and _TEXTS.issuperset(map(type, texts)) and names <= shape.members.keys()):
            return False
        self._written.update(shape.members[name].path for name in names)
        self._texts += texts
        self.most_bytes += _MOST_OF_A_MEMBER * (len(entries) + len(texts))
        return True


def _most_bytes(text: str) -> int:
    """What its characters take in JSON: those that are escaped become six at most, as in \\u001f."""
    encoded = text.encode(errors="surrogatepass")
    return len(encoded) + 5 * (len(encoded) - len(encoded.translate(None, _ESCAPED)))


_ESCAPED: Final = bytes(range(32)) + b'"\\'
_STRUCTURES: Final = frozenset({dict})
_TEXTS: Final = frozenset({str})
_ONLY_EC2: Final = frozenset({EC2})
_MOST_OF_A_MEMBER: Final = 60
"""Bytes of a member without its texts: the API's longest name, signs around it, a number or brackets."""
_INTEGERS: Final = range(-(2**31), 2**31)
"""The API's integers have 32 bits."""
