"""Several people at once, judged by numbers hidden in the items: both get what they want, or a conflict."""

import json
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from random import Random
from typing import Any

import pytest
from hypothesis import given

from designer.taskdef.edits import Conflict, Operation, apply, inverse, rebase
from designer.taskdef.same import same
from tests.taskdef import random_documents
from tests.taskdef.by_identity import (
    Insert,
    Intent,
    Move,
    Numbered,
    number_of,
    numbered,
    operations_of,
    unnumbered,
)
from tests.taskdef.judge import Clashing, Judge, Since
from tests.taskdef.random_intents import some_intents

pytestmark = pytest.mark.timeout(3600)  # the soak


@dataclass
class Version:
    """A document in both kinds, and the operations and facts that made it."""

    document: Any
    plain: Any
    operations: list[Operation] = field(default_factory=list)
    plain_operations: list[Operation] = field(default_factory=list)
    since: Since = field(default_factory=Since)


def carried(operations: list[Operation], log: list[Operation], current: Any) -> list[Operation] | None:
    """What the product makes of the operations, None for a conflict."""
    try:
        return rebase(operations, log, current)
    except Conflict:
        return None


def sorted_by_number(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: sorted_by_number(member) for key, member in value.items()}
    return sorted(map(sorted_by_number, value), key=number_of) if isinstance(value, list) else value


def without_empty(value: Any) -> Any:
    """Without lists and structures that hold nothing: who takes the last thing out depends on the order."""
    if isinstance(value, dict):
        kept = {key: without_empty(member) for key, member in value.items()}
        return {key: member for key, member in kept.items() if member not in ({}, [])}
    return [without_empty(item) for item in value] if isinstance(value, list) else value


def check_order(result: Any, before: Any, changed: set[int]) -> None:
    """Items that this edit neither brought nor moved keep the order they had."""
    was, now = Numbered(before).lists(), Numbered(result).lists()
    for address in was.keys() & now.keys():
        both = set(was[address]) & set(now[address]) - changed
        assert [item for item in now[address] if item in both] == [
            item for item in was[address] if item in both
        ]


def text(document: Any) -> str:
    return json.dumps(document)


def next_version(random: Random, history: list[Version]) -> Version | None:
    """Someone edits one of the versions; what comes of it is judged. None for a conflict."""
    at = random.randrange(max(0, len(history) - 3), len(history))
    base, later, current = history[at], history[at + 1 :], history[-1]
    intents = some_intents(random, base.document)
    since = reduce(or_, (version.since for version in later), Since())
    operations = carried(
        operations_of(intents, base.document),
        [operation for version in later for operation in version.operations],
        current.document,
    )
    plain_operations = carried(
        operations_of(intents, base.document, base.plain),
        [operation for version in later for operation in version.plain_operations],
        current.plain,
    )
    judge = Judge(base.document, current.document, since)
    try:
        expected = judge.perform(intents)
    except Clashing:
        assert operations is None
        assert plain_operations is None or since.moved, "only equal items can change places unseen"
        return None
    if operations is None or plain_operations is None:
        assert operations is None
        assert judge.may_clash
        return None
    result = apply(current.document, operations)
    plain = apply(current.plain, plain_operations)
    assert same(sorted_by_number(result), sorted_by_number(expected))
    assert same(unnumbered(result), plain)
    check_order(result, current.document, judge.mine_moved)
    if not since.moved:
        check_order(result, judge.mine.document, set())
    assert text(apply(plain, inverse(plain_operations))) == text(current.plain)
    return Version(result, plain, operations, plain_operations, judge.done)


@given(random_documents.randoms)
def test_what_several_people_do_at_once_is_all_done_or_refused(random: Random) -> None:
    document = numbered(random_documents.document(random))
    history = [Version(document, unnumbered(document))]
    for _ in range(8):
        version = next_version(random, history)
        if version is not None:
            history.append(version)


@given(random_documents.randoms)
def test_undoing_an_edit_leaves_what_others_did_after_it(random: Random) -> None:
    document = numbered(random_documents.document(random))
    for _ in range(5):
        mine, theirs = some_intents(random, document), some_intents(random, document)
        operations = operations_of(mine, document)
        after_mine = apply(document, operations)
        later = later_operations(document, mine, theirs, after_mine)
        if later is None:
            continue
        after_theirs = apply(after_mine, later)
        try:
            undo = rebase(inverse(operations), later, after_theirs)
        except Conflict as conflict:
            assert {clash.kind for clash in conflict.clashes} == {"removed"}  # noqa: PT017
            continue
        undone, alone = apply(after_theirs, undo), apply(document, operations_of(theirs, document))
        assert same(sorted_by_number(without_empty(undone)), sorted_by_number(without_empty(alone)))
        if not any(isinstance(intent, Move) for intent in (*mine, *theirs)):
            brought = {number_of(intent.item) for intent in theirs if isinstance(intent, Insert)}
            check_order(undone, alone, brought)


def later_operations(
    document: Any, mine: list[Intent], theirs: list[Intent], after_mine: Any
) -> list[Operation] | None:
    """Theirs, made at the same time as mine and carried onto it; None when the two touch the same things."""
    judge = Judge(document, document, Since())
    judge.perform(mine)
    their_judge = Judge(document, after_mine, judge.done)
    try:
        their_judge.perform(theirs)
    except Clashing:
        return None
    if their_judge.overlaps:
        return None
    return carried(operations_of(theirs, document), operations_of(mine, document), after_mine)
