"""A document is never longer than what its task says that it cannot be longer than."""

import json
from math import inf
from pathlib import Path

import pytest
from hypothesis import given

from designer.taskdef import schema, size
from designer.taskdef.limits import BYTES
from designer.taskdef.task import Task
from tests.taskdef import whole
from tests.taskdef.random_documents import document as random_document
from tests.taskdef.random_documents import randoms

DRAWN = {"containerDefinitions": [{"name": "\x1f" * 99, "command": ["\x1f", "✈", "😀"] * 9, "cpu": -(2**31)}]}


@given(random=randoms)
def test_it_holds_for_any_document(random) -> None:
    document = random_document(random)
    assert size(document) <= Task(document).reading.most_bytes


@pytest.mark.parametrize("document", [{}, whole.document(), DRAWN, {"tags": [{}] * 99}], ids=str)
def test_it_holds_where_much_has_to_be_escaped_or_little_is_said(document) -> None:
    assert size(document) <= Task(document).reading.most_bytes < inf


@pytest.mark.parametrize(
    "odd", [{"Family": "x"}, {"tags": {"a": "b"}}, {"ephemeralStorage": {"sizeInGiB": 2**99}}]
)
def test_what_the_api_does_not_know_may_have_any_length(odd) -> None:
    assert Task(odd).reading.most_bytes == inf


def test_no_name_of_the_api_takes_more_room_than_is_allowed_for() -> None:
    assert max(len(field.name) for field in schema.fields()) + len('"":-2147483648,') <= 60


def test_a_usual_document_need_not_be_measured() -> None:
    document = json.loads((Path(__file__).parent / "typical.json").read_text())
    assert Task(document).reading.most_bytes <= BYTES
