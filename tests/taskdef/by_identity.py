"""A second way to edit documents, to judge the first by: every list item carries a number.

A structure has it under "#", a text behind one: "echo#7". With numbers an intent means the same in
every version of a document, so what two people at once should get needs no positions.
"""

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Any

from designer.taskdef.edits import Editor, Operation
from designer.taskdef.paths import ABSENT, pointer

Keys = tuple[str, ...]
Address = tuple[int, Keys]  # a place inside an item, or inside the document, which is item 0

numbers = count(1)


@dataclass(frozen=True)
class Put:
    address: Address
    value: Any


@dataclass(frozen=True)
class Say:
    """Another text for an argument."""

    item: int
    text: str


@dataclass(frozen=True)
class Insert:
    address: Address
    index: int
    item: Any


@dataclass(frozen=True)
class Remove:
    item: int


@dataclass(frozen=True)
class Move:
    item: int
    to: int


Intent = Put | Say | Insert | Remove | Move


def numbered(value: Any) -> Any:
    """The value with a number in each list item."""
    if isinstance(value, dict):
        return {key: numbered(member) for key, member in value.items()}
    return [number(item) for item in value] if isinstance(value, list) else value


def number(item: Any) -> Any:
    mark = next(numbers)
    return {"#": mark, **numbered(item)} if isinstance(item, dict) else f"{item}#{mark}"


def unnumbered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: unnumbered(member) for key, member in value.items() if key != "#"}
    if isinstance(value, list):
        return [unnumbered(item) for item in value]
    return value.partition("#")[0] if isinstance(value, str) else value


def number_of(item: Any) -> int:
    return int(item["#"] if isinstance(item, dict) else item.partition("#")[2])


@dataclass
class Place:
    items: list[Any]
    index: int
    list_address: Address
    pointer: str


class Numbered:
    """A numbered document, and where each of its items is."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def places(self) -> dict[int, Place]:
        return dict(_places(self.document, (0, ()), ""))

    def lists(self) -> dict[Address, list[int]]:
        """The numbers in each list, in order."""
        return {
            place.list_address: [number_of(item) for item in place.items] for place in self.places().values()
        }

    def item(self, number: int) -> Any:
        place = self.places().get(number)
        return ABSENT if place is None else place.items[place.index]

    def at(self, address: Address) -> Any:
        owner, keys = address
        here = self.item(owner) if owner else self.document
        for key in keys:
            here = here.get(key, ABSENT) if isinstance(here, dict) else ABSENT
        return here

    def pointer(self, address: Address) -> str:
        owner, keys = address
        return (self.places()[owner].pointer if owner else "") + pointer(keys)

    def perform(self, intent: Intent) -> list[Address]:
        """Do it, whatever is there; the parents from which something was taken come back."""
        match intent:
            case Put((owner, keys), value) if value is not ABSENT:
                self._made((owner, keys[:-1]), {})[keys[-1]] = copy.deepcopy(value)
            case Put((owner, keys), _):
                parent = self.at((owner, keys[:-1]))
                if parent is not ABSENT and parent.pop(keys[-1], ABSENT) is not ABSENT:
                    return [(owner, keys[:-1])]
            case Say(item, text):
                place = self.places()[item]
                place.items[place.index] = f"{text}#{item}"
            case Insert(address, index, item):
                self._made(address, []).insert(index, copy.deepcopy(item))
            case Remove(item):
                place = self.places().get(item)
                if place is not None:
                    del place.items[place.index]
                    return [place.list_address]
            case Move(item, to):
                place = self.places()[item]
                place.items.insert(to, place.items.pop(place.index))
        return []

    def sweep(self, addresses: list[Address]) -> list[Address]:
        """Take off the members that are empty, and what that leaves empty."""
        swept = []
        for owner, keys in addresses:
            while keys and self.at((owner, keys)) in ({}, []):
                if not (keys == ("host",) and self._is_volume(owner)):
                    self.at((owner, keys[:-1])).pop(keys[-1])
                    swept.append((owner, keys))
                keys = keys[:-1]
        return swept

    def _made(self, address: Address, kind: Any) -> Any:
        owner, keys = address
        here = self.item(owner) if owner else self.document
        for index, key in enumerate(keys):
            here = here.setdefault(key, copy.copy(kind) if index == len(keys) - 1 else {})
        return here

    def _is_volume(self, owner: int) -> bool:
        return self.places()[owner].list_address == (0, ("volumes",))


def _places(value: Any, address: Address, at: str) -> Iterator[tuple[int, Place]]:
    owner, keys = address
    if isinstance(value, dict):
        for key, member in value.items():
            yield from _places(member, (owner, (*keys, key)), at + pointer((key,)))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            mark = number_of(item)
            yield mark, Place(value, index, address, f"{at}/{index}")
            yield from _places(item, (mark, ()), f"{at}/{index}")


def operations_of(intents: list[Intent], document: Any, plain: Any = None) -> list[Operation]:
    """The intents as the product's own editor does them to a document, or to `plain`, it without numbers."""
    mine = Numbered(copy.deepcopy(document))
    editor = Editor(document if plain is None else plain)
    for intent in intents:
        _edit(editor, mine, intent, copy.deepcopy if plain is None else unnumbered)
        mine.perform(intent)
    return editor.finish()


def _edit(editor: Editor, mine: Numbered, intent: Intent, as_stored: Any) -> None:
    match intent:
        case Put(address, value):
            editor.put(mine.pointer(address), as_stored(value))
        case Say(item, text):
            editor.put(mine.places()[item].pointer, as_stored(f"{text}#{item}"))
        case Insert(address, index, item):
            editor.insert(mine.pointer(address), as_stored(item), index)
        case Remove(item):
            editor.remove(mine.places()[item].pointer)
        case Move(item, to):
            editor.move(mine.places()[item].pointer, to)
