"""Lines and columns: every value is found where a person wrote it, whatever the text looks like."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import check, encoding, load, paths, read, tidy
from designer.taskdef.paths import ABSENT
from designer.taskdef.positions import Position, Positions
from designer.taskdef.same import same
from tests.taskdef.test_load import FORMATS

DECODER = json.JSONDecoder()

TEXT = '{"a": {"b": 1, "c\\u0064": [true,\r\n  null, "x"]},\n\t"b": {"a": "{\\"b\\": 2}"}, "": {}}'

GIVEN = {
    "": (1, 1),
    "/a": (1, 7),
    "/a/b": (1, 13),
    "/a/cd": (1, 27),
    "/a/cd/0": (1, 28),
    "/a/cd/1": (2, 3),
    "/a/cd/2": (2, 9),
    "/b": (3, 7),
    "/b/a": (3, 13),
    "/": (3, 32),
    "/b/missing": (3, 7),
    "/b/a/b": (3, 13),
    "/a/cd/3/x": (1, 27),
    "/a/cd/-": (1, 27),
    "/missing/too": (1, 1),
}


@pytest.mark.parametrize(("pointer", "place"), GIVEN.items(), ids=repr)
def test_a_value_stands_where_it_begins_and_a_missing_one_where_the_nearest_around_it_does(
    pointer: str, place: tuple[int, int]
) -> None:
    assert Positions(TEXT).of_given(pointer)[:2] == place


@pytest.mark.parametrize(
    ("text", "column", "utf16_column"),
    [
        ('{"이름": "웹", "x": 1}', 18, 18),
        ('{"\U0001f980": "\U0001f980\U0001f980", "x": 1}', 18, 21),
        ('{"a": "\U0001f980",\n "x": 1}', 7, 7),
        ('{"a": "e\u0301\u2028", "x": 1}', 19, 19),
    ],
    ids=["Korean", "emoji", "emoji in another line", "marks"],
)
def test_columns_count_characters_and_beside_that_what_utf16_needs(
    text: str, column: int, utf16_column: int
) -> None:
    position = Positions(text).of_given("/x")
    assert (position.column, position.utf16_column) == (column, utf16_column)


LOADED = {
    "as given": ('{"family": "a",\n "cpu": "1"}', "/cpu", (2, 9)),
    "in its wrapping": ('{"taskDefinition":\n {"family": "a", "cpu": "1"}}', "/cpu", (2, 25)),
    "the tags beside": (
        '{"taskDefinition": {"family": "a"},\n "tags": [{"key": ""}]}',
        "/tags/0/key",
        (2, 19),
    ),
    "missing in its wrapping": ('{"tags": [],\n "taskDefinition": {"family": "a"}}', "/cpu", (2, 20)),
    "a container of a list": ('[{"image": "a"},\n {"image": "b"}]', "/containerDefinitions/1/image", (2, 12)),
    "after a null": ('[null,\n {"image": "b"}]', "/containerDefinitions/0/image", (2, 12)),
    "after nulls deep down": (
        '[{"image": "b", "command": [null, "a",\n null, "b"]}]',
        "/containerDefinitions/0/command/1",
        (2, 8),
    ),
    "a null": ('{"cpu": "1",\n "family": null}', "/family", (2, 12)),
    "the list itself": ('\n[{"image": "a"}]', "/containerDefinitions", (2, 1)),
    "what a list lacks": ('\n[{"image": "a", "cpu": 1}]', "/cpu", (2, 1)),
    "a single container": ('\n{"image": "a",\n "cpu": -1}', "/containerDefinitions/0/cpu", (3, 9)),
    "not the container's": ('\n{"image": "a",\n "cpu": -1}', "/cpu", (2, 1)),
    "the root": ('\n{"image": "a"}', "", (2, 1)),
}


@pytest.mark.parametrize(("text", "pointer", "place"), LOADED.values(), ids=LOADED)
def test_what_was_loaded_stands_where_it_was_given(text: str, pointer: str, place: tuple[int, int]) -> None:
    assert Positions(text, load(text).origin).of_loaded(pointer)[:2] == place


def offset(text: str, position: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1


def values(value: Any, at: paths.Parts = ()) -> Iterator[tuple[str, Any]]:
    yield paths.pointer(at), value
    members = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, member in members:
        yield from values(member, (*at, key))


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=5)
numbers = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
documents = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda members: st.lists(members, max_size=4) | st.dictionaries(texts, members, max_size=4),
    max_leaves=12,
)
spacing = st.builds(
    lambda indent, ascii, newline: (
        lambda value: json.dumps(value, indent=indent, ensure_ascii=ascii).replace("\n", newline)
    ),
    st.sampled_from((None, 0, 1, "\t")),
    st.booleans(),
    st.sampled_from(("\n", "\r\n", " \n\n")),
)


@given(documents, spacing)
def test_the_text_at_a_position_is_the_values_own(document: Any, spelled: Any) -> None:
    text = spelled(document)
    positions = Positions(text)
    for pointer, value in values(read(text)):
        position = positions.of_given(pointer)
        before, start = text[: offset(text, position)], offset(text, position)
        assert same(DECODER.raw_decode(text, start)[0], value), pointer
        assert position.utf16_column == len(before.rpartition("\n")[2].encode("utf-16-le")) // 2 + 1


@given(st.dictionaries(texts, documents, max_size=4), spacing)
def test_what_is_left_of_a_document_without_nulls_is_found_where_it_was(document: Any, spelled: Any) -> None:
    text = spelled({"containerDefinitions": [], **document})
    loaded = load(text)
    positions = Positions(text, loaded.origin)
    for pointer, value in values(loaded.document):
        written = DECODER.raw_decode(text, offset(text, positions.of_loaded(pointer)))[0]
        kept = tidy.tidy({"x": written})[0]["x"]
        assert same(kept, value) or pointer == "", pointer


@pytest.mark.parametrize(("value", "part"), [(case[0], case[2]) for case in FORMATS.values()], ids=FORMATS)
def test_every_finding_in_every_format_has_a_place_in_the_file(value: Any, part: str) -> None:
    text = json.dumps(value, indent=1)
    loaded = load(text)
    positions = Positions(text, loaded.origin)
    for finding in check(loaded.document):
        written = DECODER.raw_decode(text, offset(text, positions.of_loaded(finding.path)))[0]
        found = paths.get(loaded.document, finding.path)
        assert found is ABSENT or same(written, found), finding


def test_a_byte_order_mark_and_line_ends_of_windows_move_nothing() -> None:
    data = '\ufeff{"a":\r\n 1}'.encode()
    assert Positions(encoding.decode(data)).of_given("/a") == (2, 2, 2)


@pytest.mark.parametrize("text", ["1", '"x"', " null", "[]", "\n{}"])
def test_a_text_that_is_one_value_has_its_place(text: str) -> None:
    position = Positions(text).of_given("")
    assert text[offset(text, position) :] == text.lstrip()
