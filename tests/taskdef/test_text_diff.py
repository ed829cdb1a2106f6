"""The JSON of two documents line by line: both can be read from it, and it is short where little changed."""

from itertools import pairwise
from typing import Any

from hypothesis import given

from designer import taskdef
from designer.taskdef.text_diff import Fold, TextLine, folded, text_diff
from tests.taskdef import random_documents
from tests.taskdef.mutants import mutants, originals

Document = dict[str, Any]


def text(lines: list[TextLine], side: str) -> str:
    return "".join(line.text + "\n" for line in lines if line.sign in (" ", side))


def holds(before: Any, after: Any) -> None:
    lines = text_diff(before, after)
    assert text(lines, "-") == taskdef.dump(before)
    assert text(lines, "+") == taskdef.dump(after)
    assert [line.was for line in lines if line.was] == list(range(1, taskdef.dump(before).count("\n") + 1))
    assert [line.now for line in lines if line.now] == list(range(1, taskdef.dump(after).count("\n") + 1))


def test_both_documents_can_be_read_from_their_lines() -> None:
    for before, after in (*pairwise(originals()), *pairwise(mutants(300))):
        holds(before, after)


@given(random_documents.randoms)
def test_lines_of_random_documents(random: Any) -> None:
    holds(random_documents.document(random), random_documents.document(random))


def test_a_changed_value_is_one_line_that_went_and_one_that_came() -> None:
    before = originals()[0]
    after = before | {"cpu": "4096"}
    changed = [line for line in text_diff(before, after) if line.sign != " "]
    assert [(line.sign, line.text) for line in changed] == [
        ("-", f'  "cpu": "{before["cpu"]}",'),
        ("+", '  "cpu": "4096",'),
    ]
    assert changed[0].was == changed[1].now


def test_an_item_that_comes_first_leaves_the_others_where_they_are() -> None:
    tags = [{"key": str(number), "value": "x"} for number in range(20)]
    new = {"key": "new", "value": "x"}
    lines = text_diff({"tags": tags}, {"tags": [new, *tags]})
    assert [(line.sign, line.text.strip()) for line in lines if line.sign != " "] == [
        ("+", "{"),
        ("+", '"key": "new",'),
        ("+", '"value": "x"'),
        ("+", "},"),
    ]


def test_what_went_stands_before_what_came() -> None:
    lines = text_diff({"a": 1, "b": 2, "z": 0}, {"c": 1, "d": 2, "z": 0})
    assert [line.sign for line in lines] == [" ", "-", "-", "+", "+", " ", " "]


def test_lines_far_from_any_change_are_folded_and_counted() -> None:
    before = {f"key{number}": number for number in range(20)}
    lines = text_diff(before, before | {"key10": 0})
    shown = folded(lines)
    assert shown[0] == Fold(8)
    assert shown[-1] == Fold(7)
    assert [line.sign for line in shown[1:-1] if isinstance(line, TextLine)] == [*"   -+   "]


def test_equal_documents_are_one_fold() -> None:
    assert folded(text_diff(originals()[0], originals()[0])) == [
        Fold(taskdef.dump(originals()[0]).count("\n"))
    ]
