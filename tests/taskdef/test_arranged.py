"""A document arranged like another one holds the same, and can be read beside it."""

from itertools import pairwise
from random import Random

from hypothesis import given

from designer import taskdef
from designer.taskdef.arranged import arranged
from designer.taskdef.same import same
from tests.taskdef import random_documents
from tests.taskdef.mutants import mutants


def test_arranging_changes_no_value() -> None:
    for document, like in pairwise(mutants(200)):
        assert same(arranged(document, like), document)


@given(random_documents.randoms)
def test_a_document_arranged_like_its_equal_is_the_same_text(random: Random) -> None:
    document = random_documents.document(random)
    shuffled = dict(random.sample(list(document.items()), len(document)))
    assert taskdef.compact(arranged(shuffled, document)) == taskdef.compact(document)


def test_keys_that_the_other_does_not_have_come_last() -> None:
    assert list(arranged({"x": 1, "b": 2, "a": 3}, {"a": 0, "b": 0})) == ["a", "b", "x"]
