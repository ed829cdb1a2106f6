"""Documents damaged as people and scripts damage them: values changed, cut out, swapped and repeated."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from designer import taskdef
from designer.taskdef import paths
from designer.taskdef.paths import Parts
from tests import corpus

HERE: Final = Path(__file__).parent
ODD: Final = (
    None,
    True,
    0,
    -1,
    1.5,
    2**63,
    "",
    "x",
    "${X}",
    "\U0001f980" * 300,
    [],
    {},
    [[]],
    [{}],
    {"": {}},
)


@cache
def originals() -> list[dict[str, Any]]:
    """The typical document, the collected cases, and the real documents where their folder is."""
    cases = [json.loads(file.read_text())["document"] for file in sorted((HERE / "cases").glob("*.json"))]
    real = []
    for file in corpus.files("taskdefs"):
        try:
            real.append(taskdef.load(file.read_bytes()).document)
        except taskdef.UnreadableDocument:
            continue
    return [json.loads((HERE / "typical.json").read_text()), *cases, *real]


def mutants(number: int, *, seed: int = 1) -> Iterator[dict[str, Any]]:
    """So many documents with one to four changes each; the same for the same seed."""
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    known = originals()
    for _ in range(number):
        document = deepcopy(random.choice(known))
        for _ in range(random.randint(1, 4)):
            change = random.choice((put_odd, cut, swap, repeat, graft))
            change(document, random, random.choice(known))
        yield document


def put_odd(document: dict[str, Any], random: Random, other: dict[str, Any]) -> None:
    put(document, a_place(document, random), deepcopy(random.choice(ODD)))


def cut(document: dict[str, Any], random: Random, other: dict[str, Any]) -> None:
    if at := a_place(document, random):
        del paths.get(document, at[:-1])[at[-1]]


def swap(document: dict[str, Any], random: Random, other: dict[str, Any]) -> None:
    """Two values change places, where neither is within the other."""
    one, two = a_place(document, random), a_place(document, random)
    if one[: len(two)] != two and two[: len(one)] != one:
        first, second = paths.get(document, one), paths.get(document, two)
        put(document, one, second)
        put(document, two, first)


def repeat(document: dict[str, Any], random: Random, other: dict[str, Any]) -> None:
    """An item of a list stands there several times."""
    at = a_place(document, random)
    around = paths.get(document, at[:-1])
    if at and isinstance(around, list):
        around += [deepcopy(around[int(at[-1])]) for _ in range(random.choice((1, 3, 30)))]


def graft(document: dict[str, Any], random: Random, other: dict[str, Any]) -> None:
    """A part of another document, anywhere."""
    put(document, a_place(document, random), deepcopy(paths.get(other, a_place(other, random))))


def put(document: dict[str, Any], at: Parts, value: Any) -> None:
    if at:
        paths.get(document, at[:-1])[at[-1]] = value


def a_place(document: Any, random: Random) -> Parts:
    """A place of the document, deeper ones as likely as others on their way."""
    at: Parts = ()
    here = document
    while here and isinstance(here, (dict, list)) and (not at or random.random() < 0.8):
        key = random.choice(list(here)) if isinstance(here, dict) else random.randrange(len(here))
        at, here = (*at, key), here[key]
    return at
