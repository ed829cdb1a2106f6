"""What holds for every comparison: it tells all, only what is there, always the same, and of anything."""

import copy
import json
import os
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import Any

from hypothesis import given

from designer.taskdef import paths
from designer.taskdef.compared import Compared
from designer.taskdef.diff import diff
from designer.taskdef.meaning import UNORDERED
from designer.taskdef.natural_names import NAMINGS, natural_names
from designer.taskdef.paths import ABSENT
from tests.taskdef import random_documents
from tests.taskdef.mutants import mutants, originals
from tests.taskdef.nasty import CARRIED
from tests.taskdef.taken_back import facts, taken_back

Document = dict[str, Any]
NUMBER = 10_000 if os.environ.get("SOAK") else 200

NASTY = [value for text in CARRIED.values() if isinstance(value := json.loads(text), dict)]


def pairs() -> Iterator[tuple[Document, Document]]:
    """Documents as people damage them, each with the one it was made of, and with a stranger."""
    for seed, (one, other) in enumerate(pairwise(mutants(NUMBER))):
        yield one, other
        random = Random(seed)  # noqa: S311 - repeatable on purpose
        yield random_documents.document(random), random_documents.document(random)
    yield from pairwise(originals())
    yield from ((one, other) for one in NASTY for other in NASTY)


def has_all(found: Any, before: Document, after: Document) -> bool:
    return sorted(facts(taken_back(after, found))) == sorted(facts(before))


def test_every_difference_is_a_change_or_counted() -> None:
    for before, after in pairs():
        assert has_all(diff(before, after), before, after), (before, after)


def test_one_difference_left_out_would_be_noticed() -> None:
    before, after = originals()[0], next(mutants(1, seed=3))
    found = diff(before, after)
    assert found.changes
    for index in range(len(found.changes)):
        less = type(found)(found.changes[:index] + found.changes[index + 1 :], found.hidden)
        assert not has_all(less, before, after)


def test_every_change_is_somewhere_and_has_a_sentence() -> None:
    for before, after in pairs():
        told = Compared(before, after).told
        assert len(told) == len(diff(before, after).changes)
        for one in told:
            document = before if one.change.kind == "removed" else after
            assert paths.get(document, one.change.path) is not ABSENT
            assert str(one.meaning)
            assert "Absent" not in str(one.meaning)


def test_the_same_documents_are_told_the_same() -> None:
    for before, after in pairs():
        one, other = Compared(before, after), Compared(copy.deepcopy(before), copy.deepcopy(after))
        assert (one.told, one.hidden, one.lines) == (other.told, other.hidden, other.lines)


def test_a_document_is_equal_to_itself() -> None:
    for document in (*originals(), *mutants(NUMBER)):
        found = diff(document, copy.deepcopy(document))
        assert (found.changes, found.hidden) == ((), ())


def shuffled(value: Any, random: Random, pattern: str = "") -> tuple[Any, int]:
    """A value with its lists in another order, where that means nothing, and how many they are."""
    if isinstance(value, dict):
        members = {key: shuffled(one, random, f"{pattern}.{key}".lstrip(".")) for key, one in value.items()}
        return {key: one for key, (one, _n) in members.items()}, sum(n for _one, n in members.values())
    if not isinstance(value, list):
        return value, 0
    items = [shuffled(item, random, f"{pattern}[]") for item in value]
    inner, order = sum(n for _item, n in items), list(range(len(items)))
    if is_free(pattern, value):
        random.shuffle(order)
    is_other = [value[place] for place in order] != value
    return [items[place][0] for place in order], inner + is_other


def is_free(pattern: str, items: list[Any]) -> bool:
    """Whether the order of a list means nothing: a set, or items that each have a name of their own."""
    names = natural_names(pattern, items)
    is_named = None not in names and len(set(names)) == len(names)
    return pattern in UNORDERED or (pattern in NAMINGS and not NAMINGS[pattern].in_order and is_named)


def test_lists_in_another_order_are_no_change_but_counted() -> None:
    total = 0
    for seed, document in enumerate(originals()):
        after, number = shuffled(document, Random(seed))  # noqa: S311 - repeatable on purpose
        found = diff(document, after)
        assert (found.changes, found.same_meaning, found.reordered) == ((), 0, number)
        total += number
    assert total > 100


@given(random_documents.randoms)
def test_what_came_one_way_goes_the_other_way(random: Random) -> None:
    before, after = random_documents.document(random), random_documents.document(random)
    there, back = diff(before, after), diff(after, before)
    assert {(one.was, one.now) for one in there.changes if one.kind != "moved"} == {
        (one.now, one.was) for one in back.changes if one.kind != "moved"
    }
    assert len(there.hidden) == len(back.hidden)
