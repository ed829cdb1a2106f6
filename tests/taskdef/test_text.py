"""The gate: what it refuses, where and in which words, and that it changes nothing it lets through."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.taskdef import UnreadableDocument, compact, digest, dump, read, scan, size
from tests.taskdef.nasty import CARRIED, REFUSED, Nasty

DOCUMENT = {
    "family": "web",
    "containerDefinitions": [
        {"name": "web", "image": "nginx:1.27", "essential": True, "cpu": 256, "secrets": [], "user": None},
        {
            "name": "café \U0001f980",
            "command": ["sh", "-c", 'echo "a\\b"\n'],
            "healthCheck": {"interval": 1.5},
        },
    ],
}

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
numbers = st.integers(-(10**18), 10**18) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(texts, inner, max_size=6),
    max_leaves=30,
)
marks = st.sampled_from(
    [*'{}[],:"\\ \n\t0-.e+', "\\u0000", "\\ud800", "null", "NaN", "1e999", "//", "é", "\ufeff"]
)
splices = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 3), marks | st.just("")), min_size=1, max_size=4
)


def refusal(data: bytes | str) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    return caught.value


def refusal_by(reader: Callable[[Any], Any], data: bytes | str) -> UnreadableDocument | None:
    try:
        reader(data)
    except UnreadableDocument as refused:
        return refused
    return None


def spliced(text: str, changes: list[tuple[int, int, str]]) -> str:
    for at, removed, inserted in changes:
        text = text[:at] + inserted + text[at + removed :]
    return text


@pytest.mark.parametrize("nasty", REFUSED, ids=lambda nasty: nasty.name)
def test_the_gate_refuses_and_says_why_and_where(nasty: Nasty) -> None:
    refused = refusal(nasty.data)
    assert nasty.reason in refused.message
    assert (refused.line, refused.column) == (nasty.line, nasty.column)


@pytest.mark.parametrize("text", CARRIED.values(), ids=CARRIED)
def test_what_is_odd_and_allowed_comes_out_as_it_went_in(text: str) -> None:
    assert compact(read(text)) == text
    assert compact(read(text.encode())) == text


def test_a_refusal_can_be_translated_and_reads_in_english() -> None:
    refused = refusal('{"a": 1,\n "a": 2}')
    assert refused.template.format_map(refused.values) == refused.message
    assert str(refused) == f"line 2, column 2: {refused.message}"
    assert refused.values == {"key": "a", "line": 1}


def test_the_first_offence_in_reading_order_is_the_one_named() -> None:
    assert refusal('{"a": 1, "a": NaN, "b": "\\u0000"').column == 10


@pytest.mark.parametrize("value", [None, True, 1, "x", [], {}])
def test_any_json_value_may_stand_at_the_top(value: object) -> None:
    assert read(json.dumps(value)) == value


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbf{}") == read("\ufeff{}") == {}
    assert refusal(b"\xef\xbb\xbf{").column == 2


def test_lines_of_windows_count_once() -> None:
    assert refusal('{\r\n  "a": 1,\r\n  a: 2\r\n}').line == 3


def test_integers_are_exact_and_floats_keep_their_value() -> None:
    assert compact(read("[9007199254740993,1.10,1e2,1.0]")) == "[9007199254740993,1.1,100.0,1.0]"


def test_a_number_of_another_spelling_is_offered_to_the_caller() -> None:
    assert read("[1.10, 1e2, -0, 1.5, 7]", respelled=lambda spelling, value: spelling) == [
        "1.10",
        "1e2",
        "-0",
        1.5,
        7,
    ]


def test_what_is_stored_has_no_spaces_and_the_order_of_its_author() -> None:
    assert compact({"b": "é", "a": [1, None]}) == '{"b":"é","a":[1,null]}'


def test_the_digest_is_that_of_the_bytes() -> None:
    assert digest('{"a":"é"}') == "b3a092a6af48807fa9482b2ee140105575daa26d5b24b3c0e60a7e2dee6683b1"


def test_the_size_is_that_of_the_bytes_sent() -> None:
    assert size({"a": "é"}) == 10


def test_for_eyes_there_are_two_spaces_and_a_newline_at_the_end() -> None:
    assert dump({"b": ["é"], "a": {}}) == '{\n  "b": [\n    "é"\n  ],\n  "a": {}\n}\n'


@given(values)
def test_every_value_survives_both_texts(value: Any) -> None:
    assert compact(read(dump(value))) == compact(read(compact(value))) == compact(value)


@given(splices)
@settings(max_examples=max(1_000, settings().max_examples))
def test_a_damaged_text_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int, str]]) -> None:
    text = spliced(dump(DOCUMENT), changes)
    unmarked = text.removeprefix("\ufeff")
    refused = refusal_by(read, text)
    assert str(refused) == str(refusal_by(scan.refuse_offence, unmarked))
    assert refused or read(text) == json.loads(unmarked)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_at_a_place_within_them(data: bytes) -> None:
    refused = refusal_by(read, data)
    if refused is not None:
        assert refused.message
        assert 1 <= refused.line <= data.count(b"\n") + 1
        assert 1 <= refused.column <= len(data) + 1
