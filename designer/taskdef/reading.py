"""How a document is read for the rules: what they must not see is left out, and noted where it matters."""

from itertools import chain
from math import inf
from typing import Any, Final

from designer.taskdef import paths, placeholders, schema
from designer.taskdef.items import Item, Raw, Unread, Values, no_effect


class Reading:
    """A document read once.

    `root` is the document as rules see it. `placeholders` lists (pointer, text) of every placeholder left;
    `written` holds the path of every field that stands in the document, with or without effect:
    "containerDefinitions[].image". `most_bytes` is what the document cannot be longer than as it is sent:
    infinite where something stands in it that the API does not know.
    """

    def __init__(self, document: Raw) -> None:
        self.placeholders: list[tuple[str, str]] = []
        self.most_bytes: float = _MOST_OF_A_MEMBER
        self._signs: tuple[str, ...] = ()
        self._texts: list[str] = []
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
            elif type(value) is bool is member.type:
                if value:
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
_MOST_OF_A_MEMBER: Final = 60
"""Bytes of a member without its texts: the API's longest name, signs around it, a number or brackets."""
_INTEGERS: Final = range(-(2**31), 2**31)
"""The API's integers have 32 bits."""
