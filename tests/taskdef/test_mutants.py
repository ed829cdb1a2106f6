"""Damaged documents are checked like any others: no exception, words and a place for each finding."""

import os

from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import dump, load, text
from designer.taskdef.check import check
from designer.taskdef.positions import Positions
from designer.taskdef.refusal import UnreadableDocument
from tests.taskdef.mutants import mutants

NUMBER = 10_000 if os.environ.get("SOAK") else 300


def test_no_damage_is_too_odd_to_be_checked() -> None:
    for document in mutants(NUMBER):
        for finding in check(document):
            assert finding.message
            assert finding.fix


def test_what_is_read_of_a_damaged_text_is_checked_and_placed() -> None:
    for document in mutants(NUMBER // 3, seed=2):
        written = dump(document)
        try:
            loaded = load(written)
        except UnreadableDocument:
            continue
        positions = Positions(written, loaded.origin)
        lines = written.split("\n")
        for finding in check(loaded.document):
            line, column, _utf16 = positions.of_loaded(finding.path)
            assert lines[line - 1][column - 1 :].strip()


@given(st.integers(0, 2**32))
def test_damage_of_any_seed_has_the_same_findings_every_time(seed: int) -> None:
    (document,) = mutants(1, seed=seed)
    assert check(document) == check(text.read(text.compact(document)))
