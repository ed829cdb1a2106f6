"""How a document is read for the rules: what they must not see is left out, and noted where it matters."""

from itertools import chain
from math import inf
from typing import Any, Final, NamedTuple

from designer.taskdef import paths, placeholders, schema, unfilled
from designer.taskdef.items import Item, Raw, Unread, Values


class Doubtful(NamedTuple):
    """An object or list, its shape and its pointer. What is in it is in doubt, not what is deeper."""

    value: Any
    shape: schema.Shape
    at: str


class Reading:
    """A document read once.

    `root` is the document as rules see it. `placeholders` lists (pointer, text) of every placeholder left.
    `written` holds the path of every field that stands in the document, with or without effect:
    "containerDefinitions[].image"; where it is one of choices also with it: "networkMode=host"; and each
    option of logs: "containerDefinitions[].logConfiguration.options{mode}". `most_bytes` is what the
    document cannot be longer than as it is sent: infinite where something stands in it that the API does
    not know. `doubtful` are the values that have something in them that may break the API's schema; all
    others do not.
    """

    def __init__(self, document: Raw) -> None:
        self.most_bytes: float = _MOST_OF_A_MEMBER
        self.doubtful: list[Doubtful] = []
        self._read: list[tuple[Item, Raw]] = []
        self._texts: list[str] = []
        self._written: set[str] = set()
        self.root = self._item(document, schema.ROOT, "", document)
        self.written = frozenset(self._written)
        lines = "\n".join(self._texts)
        self.most_bytes += _most_bytes(lines)
        signs = placeholders.signs_in(lines)
        self.may_hold_placeholders = bool(signs)
        self.placeholders = list(unfilled.taken_out(self._read, signs)) if signs else []

    def _item(self, raw: Raw, shape: schema.Shape, at: str, beside: Raw) -> Item:
        """`beside` is the structure that a map is in, as it is written."""
        item, is_structure, is_fine = Item(at, raw, shape), shape.kind == "structure", True
        structure = raw if is_structure else beside
        self._read.append((item, structure))
        self.most_bytes += _MOST_OF_A_MEMBER * len(raw)
        if not is_structure:
            self._note_names(raw, shape)
        members, every, written, texts = shape.members, shape.item, self._written, self._texts
        for name, value in raw.items():
            member = members.get(name, every)
            if member is None:
                self.most_bytes, is_fine = inf, False
                continue
            written.add(member.path)
            kind = type(value)
            if kind is str:
                texts.append(value)
                if value in member.chosen:
                    written.add(member.chosen[value])
                if value and (member.is_any_text or value in member.choices):
                    item[name] = value
                elif value or not member.is_any_text:
                    is_fine = False
            elif kind is bool is member.type:
                if value:
                    item[name] = value
            elif kind is int is member.type and value in schema.INTEGERS:
                item[name] = value
            elif value or kind in _NUMBERS:
                key = name if is_structure else paths.escape(name)
                usable = self._usable(value, member, f"{at}/{key}", structure)
                if usable is not None:
                    item[name] = usable
                is_fine = is_fine and usable is not None
            elif value is not None and (member.required or kind is not member.type):
                is_fine = False
        if not (is_fine and all(map(item.__contains__, shape.required))):
            self.doubtful.append(Doubtful(raw, shape, at))
        return item

    def _note_names(self, raw: Raw, shape: schema.Shape) -> None:
        """Those of a map are not the API's."""
        self.most_bytes += _most_bytes("\n".join(raw))
        if shape.path in _OPTIONS:
            self._written.update(f"{shape.path}{{{name}}}" for name in raw)

    def _usable(self, value: Any, shape: schema.Shape, at: str, beside: Raw) -> Any:
        """The value, which is no text, as rules may see it, or None."""
        kind = type(value)
        if kind is dict is shape.type:
            return self._item(value, shape, at, beside)
        if kind is list is shape.type and shape.item is not None:
            return self._list(value, shape, shape.item, at, beside)
        if kind is shape.type and (kind is not int or value in schema.INTEGERS):
            return value
        self.most_bytes = inf
        return None

    def _list(
        self, value: list[Any], shape: schema.Shape, every: schema.Shape, at: str, beside: Raw
    ) -> "Values | Unread":
        if every.has_only_texts and self._are_texts(value, every, at):
            return Unread(at, value, every)
        usable = Values()
        self.most_bytes += _MOST_OF_A_MEMBER * len(value)
        for index, entry in enumerate(value):
            there, kept = f"{at}/{index}", None
            if type(entry) is not str:
                kept = self._usable(entry, every, there, beside)
            else:
                self._texts.append(entry)
                if every.is_any_text or entry in every.choices:
                    kept = entry
            if kept is not None:
                usable.append(kept)
                usable.at.append(there)
        if len(usable) < len(value):
            self.doubtful.append(Doubtful(value, shape, at))
        return usable

    def _are_texts(self, entries: list[Any], shape: schema.Shape, at: str) -> bool:
        """Whether all entries are structures of usable texts; thousands of variables are asked at once."""
        if not _STRUCTURES.issuperset(map(type, entries)):
            return False
        texts, names = list(chain.from_iterable(map(dict.values, entries))), set().union(*entries)
        if not (all(texts) and _TEXTS.issuperset(map(type, texts)) and names <= shape.members.keys()):
            return False
        for index, entry in enumerate(entries if shape.required else ()):
            if not all(map(entry.__contains__, shape.required)):
                self.doubtful.append(Doubtful(entry, shape, f"{at}/{index}"))
        self._written.update(shape.members[name].path for name in names)
        self._texts += texts
        self.most_bytes += _MOST_OF_A_MEMBER * (len(entries) + len(texts))
        return True


def _most_bytes(text: str) -> int:
    """What its characters take in JSON: those that are escaped become six at most, as in \\u001f."""
    encoded = text.encode(errors="surrogatepass")
    return len(encoded) + 5 * (len(encoded) - len(encoded.translate(None, _ESCAPED)))


_ESCAPED: Final = bytes(range(32)) + b'"\\'
_OPTIONS: Final = frozenset(
    {
        "containerDefinitions[].logConfiguration.options",
        "containerDefinitions[].firelensConfiguration.options",
    }
)
_STRUCTURES: Final = frozenset({dict})
_TEXTS: Final = frozenset({str})
_NUMBERS: Final = frozenset({int, float})
"""0 is a value like any other."""
_MOST_OF_A_MEMBER: Final = 60
"""Bytes of a member without its texts: the API's longest name, signs around it, a number or brackets."""
