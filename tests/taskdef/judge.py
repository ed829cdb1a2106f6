"""What an edit put to an older document should come to, found out by the numbers of the items."""

import copy
from dataclasses import dataclass, field
from typing import Any, Literal

from designer.taskdef.paths import ABSENT
from designer.taskdef.same import same
from tests.taskdef.by_identity import Address, Insert, Intent, Move, Numbered, Put, Remove, Say


@dataclass
class Since:
    """What an edit did that its outcome need not show."""

    gone: dict[Address, Literal["swept", "taken"]] = field(default_factory=dict)
    taken: set[Address] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    put: set[Address] = field(default_factory=set)

    def __or__(self, later: "Since") -> "Since":
        return Since(
            self.gone | later.gone,
            self.taken | later.taken,
            self.moved | later.moved,
            self.put | later.put,
        )


class Clashing(Exception):
    """The judge: this must be a conflict."""


class Judge:
    """Makes intents to an older document and to the current one, item by item, by their numbers."""

    def __init__(self, base: Any, current: Any, since: Since) -> None:
        self.mine = Numbered(copy.deepcopy(base))
        self.theirs = Numbered(copy.deepcopy(current))
        self.since = since
        self.may_clash = False
        self.overlaps = False
        self.mine_moved: set[int] = set()
        self.done = Since()

    def perform(self, intents: list[Intent]) -> Any:
        """The document that both should get. Raises Clashing."""
        emptied: list[Address] = []
        for intent in intents:
            if self._is_new_to_mine(intent):
                if self._is_new_to_theirs(intent, emptied):
                    self._note(intent)
                    self.theirs.perform(intent)
                else:
                    self.overlaps = True
                emptied += self.mine.perform(intent)
        for owner, keys in self.mine.sweep(emptied):
            if self.theirs.at((owner, keys)) in ({}, []):
                self.theirs.at((owner, keys[:-1])).pop(keys[-1])
                self.done.gone[owner, keys] = "swept"
        return self.theirs.document

    def _note(self, intent: Intent) -> None:
        match intent:
            case Put(address, value) if value is ABSENT:
                if self.theirs.at(address) in ({}, []):
                    self.done.gone[address] = "swept"
                else:
                    self.done.gone[address] = "taken"
                    self.done.taken.add(address)
            case Put(address, _):
                self.done.put.add(address)
            case Say(item, _):
                self.done.put.add((item, ()))
            case Move(item, _):
                self.done.moved.add(item)

    def _is_new_to_mine(self, intent: Intent) -> bool:
        match intent:
            case Put(address, value):
                return not same(self.mine.at(address), value)
            case Say(item, text):
                return bool(self.mine.item(item) != f"{text}#{item}")
            case Move(item, to):
                return self.mine.places()[item].index != to
        return True

    def _is_new_to_theirs(self, intent: Intent, emptied: list[Address]) -> bool:
        match intent:
            case Put(address, value) if value is ABSENT and address in emptied and self._is_empty(address):
                return self.theirs.at(address) in ({}, [])  # tidying up by hand
            case Put((owner, keys), value):
                adds = self.mine.at((owner, keys)) is ABSENT
                self._meet((owner, keys[:-1]), adds or value is ABSENT)
                self.overlaps |= (owner, keys) in self.since.put | self.since.taken
                return self._differs(self.mine.at((owner, keys)), self.theirs.at((owner, keys)), value)
            case Say(item, text):
                theirs = self.theirs.item(item)
                self._meet_item(item)
                self.overlaps |= (item, ()) in self.since.put
                return self._differs(self.mine.item(item), theirs, f"{text}#{item}")
            case Insert(address, _, _):
                self._meet(address, True)
            case Remove(item):
                self._meet(self.mine.places()[item].list_address, True)
                theirs = self.theirs.item(item)
                return self._differs(self.mine.item(item), theirs, ABSENT)
            case Move(item, _):
                self._meet_item(item)
                self.mine_moved.add(item)
                self.may_clash |= item in self.since.moved
                self.overlaps |= item in self.since.moved
        return True

    def _is_empty(self, address: Address) -> bool:
        return self.mine.at(address) in ({}, [])

    def _meet_item(self, item: int) -> None:
        self._meet(self.mine.places()[item].list_address, False)
        if self.theirs.item(item) is ABSENT:
            raise Clashing

    def _meet(self, address: Address, may_be_swept: bool) -> None:
        """A place in something taken away clashes; in something that went as empty it need not."""
        owner, keys = address
        if owner and self.theirs.item(owner) is ABSENT:
            raise Clashing
        for depth in range(1, len(keys) + 1):
            here = owner, keys[:depth]
            self.overlaps |= here in self.since.put | self.since.taken
            self.may_clash |= here in self.since.taken
            if self.mine.at(here) is not ABSENT and self.theirs.at(here) is ABSENT:
                self.overlaps = True
                if not (may_be_swept and self.since.gone.get(here) == "swept"):
                    raise Clashing

    def _differs(self, mine: Any, theirs: Any, after: Any) -> bool:
        if same(theirs, after):
            return False
        if not same(theirs, mine):
            raise Clashing
        return True
