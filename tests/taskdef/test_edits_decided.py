"""Where two edits meet and somebody has decided: what comes in, what stays out, and that it always fits."""

from collections.abc import Sequence
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef.difference import difference
from designer.taskdef.edits import Clash, Conflict, Operation, apply, rebase
from designer.taskdef.paths import ABSENT, get
from tests.taskdef import random_documents
from tests.taskdef.test_edits_conflicts import APP, DOCUMENT, asked, insert, move, put, remove


def meeting(mine: Sequence[Operation], theirs: Sequence[Operation], document: Any) -> tuple[Clash, ...]:
    try:
        rebase(mine, theirs, apply(document, theirs))
    except Conflict as conflict:
        return conflict.clashes
    return ()


def decided(ours: list[Operation], others: list[Operation], **sides: Any) -> Any:
    current = apply(DOCUMENT, others)
    return apply(current, rebase(ours, others, current, **sides))


def test_mine_comes_in_the_place_of_theirs_and_theirs_stays_where_it_was_chosen() -> None:
    theirs = asked(DOCUMENT, put("/family", "x"), insert("/containerDefinitions", {"name": "new"}, 0))
    mine = asked(DOCUMENT, put("/family", "y"), put(f"{APP}/name", "z"))
    assert decided(mine, theirs, mine={"/family"})["family"] == "y"
    both = decided(mine, theirs, theirs={"/family"})
    assert (both["family"], both["containerDefinitions"][1]["name"]) == ("x", "z")


def test_what_was_taken_off_can_be_set_again_and_what_was_changed_be_taken_off() -> None:
    off, changed = asked(DOCUMENT, put("/family", ABSENT)), asked(DOCUMENT, put("/family", "y"))
    assert decided(changed, off, mine={"/family"})["family"] == "y"
    assert "family" not in decided(off, changed, mine={"/family"})


def test_an_item_changed_since_can_be_removed_all_the_same() -> None:
    theirs = asked(DOCUMENT, put(f"{APP}/environment/1/value", "3"))
    mine = asked(DOCUMENT, remove(f"{APP}/environment/1"))
    document = decided(mine, theirs, mine={f"{APP}/environment/1"})
    assert get(document, f"{APP}/environment") == [{"name": "A", "value": "1"}]


def test_an_item_that_both_moved_goes_where_it_was_chosen_to_go() -> None:
    theirs, mine = asked(DOCUMENT, move(f"{APP}/command/0", 2)), asked(DOCUMENT, move(f"{APP}/command/0", 1))
    assert get(decided(mine, theirs, mine={f"{APP}/command/0"}), f"{APP}/command") == ["-c", "sh", "run"]
    assert get(decided(mine, theirs, theirs={f"{APP}/command/0"}), f"{APP}/command") == ["-c", "run", "sh"]


def test_what_lies_in_something_removed_can_only_stay_out() -> None:
    theirs, mine = asked(DOCUMENT, remove(APP)), asked(DOCUMENT, put(f"{APP}/name", "z"))
    (clash,) = meeting(mine, theirs, DOCUMENT)
    assert not clash.may_be_mine
    with pytest.raises(Conflict):
        decided(mine, theirs, mine={clash.path})
    assert decided(mine, theirs, theirs={clash.path}) == apply(DOCUMENT, theirs)


def test_what_nobody_decided_is_still_a_conflict() -> None:
    theirs = asked(DOCUMENT, put("/family", "x"), put("/cpu", "1"))
    mine = asked(DOCUMENT, put("/family", "y"), put("/cpu", "2"))
    with pytest.raises(Conflict) as conflict:
        decided(mine, theirs, mine={"/family"})
    assert [clash.path for clash in conflict.value.clashes] == ["/cpu"]


@given(st.randoms(use_true_random=False))
def test_any_decision_about_two_texts_of_a_document_fits(random: Random) -> None:
    base, here, there = (random_documents.document(random) for _text in range(3))
    mine, theirs = difference(base, here), difference(base, there)
    sides: dict[str, set[str]] = {"mine": set(), "theirs": set()}
    for clash in meeting(mine, theirs, base):
        sides["mine" if clash.may_be_mine and random.random() < 0.5 else "theirs"].add(clash.path)
    apply(there, rebase(mine, theirs, there, **sides))
