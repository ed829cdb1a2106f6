"""The JSON beside the form is what `taskdef.dump` writes, and nothing in it becomes markup."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.drafts.preview import preview
from designer.taskdef import dump, paths

CASES = sorted((Path(__file__).parents[1] / "taskdef" / "cases").glob("*.json"))
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def text_of(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


@given(JSON)
def test_the_lines_of_any_document_are_those_of_its_dump(document: object) -> None:
    assert text_of(preview(document, frozenset())) + "\n" == dump(document)


@pytest.mark.parametrize("case", CASES[::20], ids=lambda case: case.stem)
def test_each_line_leads_to_its_value(case: Path) -> None:
    document = json.loads(case.read_text())["document"]
    pointers = re.findall(r'data-p="([^"]*)"', preview(document, frozenset()))
    assert all(paths.get(document, html.unescape(pointer)) is not paths.ABSENT for pointer in pointers)


def test_the_first_line_of_a_wrong_value_is_marked() -> None:
    shown = preview({"cpu": "7", "tags": [{"key": "a"}]}, frozenset({"/tags", "/memory"}))
    assert re.findall(r'data-p="([^"]*)" class="bad"', shown) == ["/tags"]


def test_nothing_typed_becomes_markup() -> None:
    hostile = {"</script><img src=x onerror=alert(1)>": '" onmouseover=x x="', "\x01": "\x04<b>"}
    assert "<img" not in preview(hostile, frozenset())
    assert "<b>" not in preview(hostile, frozenset())
