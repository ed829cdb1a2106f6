"""What people may want of a numbered document, at random, in few enough places to meet each other."""

import copy
from random import Random
from typing import Any

from designer.taskdef.paths import ABSENT
from tests.taskdef.by_identity import Address, Insert, Intent, Keys, Move, Numbered, Put, Remove, Say, number

WORDS = ("1", "2", "x")
LOGGING = "logConfiguration"
MEMBERS: dict[Keys, list[Keys]] = {
    (): [("family",), ("cpu",), ("runtimePlatform",), ("runtimePlatform", "cpuArchitecture")],
    ("containerDefinitions",): [
        ("name",),
        ("image",),
        (LOGGING,),
        (LOGGING, "logDriver"),
        (LOGGING, "options"),
        (LOGGING, "options", "a/b"),
        (LOGGING, "options", "app"),
        ("dockerLabels", "0"),
    ],
    ("volumes",): [("name",), ("host",), ("host", "sourcePath")],
    ("environment",): [("name",), ("value",)],
    ("portMappings",): [("containerPort",)],
}
"""By the name of the list: what people set in its items."""
LISTS: dict[Keys, list[Keys]] = {
    (): [("containerDefinitions",), ("volumes",), ("tags",)],
    ("containerDefinitions",): [
        ("environment",),
        ("command",),
        ("portMappings",),
        (LOGGING, "secretOptions"),
    ],
}


def kind_of(mine: Numbered, owner: int) -> Keys:
    return mine.places()[owner].list_address[1] if owner else ()


def some_intents(random: Random, document: Any) -> list[Intent]:
    """One to three things a person wants, each made for what the ones before it leave.

    A value is set once at most: of an edit that sets it twice only the last one counts.
    """
    mine = Numbered(copy.deepcopy(document))
    intents: list[Intent] = []
    for _ in range(random.choice((1, 1, 2, 3))):
        intent = some_intent(random, mine)
        if not any(_set_the_same(intent, earlier) for earlier in intents):
            mine.perform(intent)
            intents.append(intent)
    return intents


def _set_the_same(one: Intent, other: Intent) -> bool:
    match one, other:
        case Put(address), Put(earlier):
            return address == earlier
        case Say(item), Say(earlier):
            return item == earlier
    return False


def some_intent(random: Random, mine: Numbered) -> Intent:
    places = mine.places()
    if not places or random.random() < 0.5:
        return some_put(random, mine) if random.random() < 0.6 else some_insert(random, mine)
    item = random.choice(list(places))
    if isinstance(mine.item(item), str) and random.random() < 0.6:
        return Say(item, random.choice(WORDS))
    if random.random() < 0.5:
        return Remove(item)
    return Move(item, random.randrange(len(places[item].items)))


def some_owner(random: Random, mine: Numbered, by_kind: dict[Keys, list[Keys]]) -> Address:
    owners = [item for item in mine.places() if kind_of(mine, item) in by_kind]
    owner = random.choice([0, *owners])
    return owner, random.choice(by_kind[kind_of(mine, owner)])


def some_put(random: Random, mine: Numbered) -> Put:
    address = some_owner(random, mine, MEMBERS)
    if random.random() < 0.4:
        return Put(address, ABSENT)
    is_structure = address[1][-1] in ("runtimePlatform", "host", LOGGING, "options")
    return Put(address, {"app": random.choice(WORDS)} if is_structure else random.choice(WORDS))


def some_insert(random: Random, mine: Numbered) -> Insert:
    address = some_owner(random, mine, LISTS)
    there = mine.at(address)
    item = random.choice(WORDS) if address[1] == ("command",) else random.choice(({}, {"name": "app"}))
    return Insert(address, random.randint(0, 0 if there is ABSENT else len(there)), number(item))
