"""Repairs together: nothing is done that is not accepted, each has its place, and none takes long."""

import json
from time import process_time

import pytest
from hypothesis import given, settings

from designer.taskdef import UnreadableDocument, dump, load
from designer.taskdef.repairing import repair, safe_ones
from tests.taskdef.nasty import NO_DOCUMENT, REFUSED, Nasty
from tests.taskdef.test_text import DOCUMENT, spliced, splices

STRANGE = """\
// our web
{
  'family': "web",
  "cpu": 256,
  "containerDefinitions": [
    {"Name": "app", "image": $IMAGE, "essential": True, "networkMode": "awsvpc",},
  ],
}
"""


def test_nothing_is_changed_where_nothing_is_accepted() -> None:
    repaired = repair(STRANGE, lambda one: False)
    assert (repaired.text, repaired.done, repaired.loaded) == (STRANGE, [], None)
    assert repaired.refusal is repaired.strict


def test_all_repairs_together_make_a_task_definition_with_a_place_for_each() -> None:
    repaired = repair(STRANGE)
    assert repaired.loaded is not None
    assert repaired.loaded.document == {
        "family": "web",
        "cpu": "256",
        "containerDefinitions": [{"name": "app", "image": "$IMAGE", "essential": True}],
        "networkMode": "awsvpc",
    }
    assert {(one.line, one.repair) for one in repaired.done} == {
        (1, "comments"),
        (3, "other_quotes"),
        (4, "value_types"),
        (6, "key_spelling"),
        (6, "bare_placeholders"),
        (6, "bare_words"),
        (6, "misplaced_members"),
        (6, "spare_commas"),
        (7, "spare_commas"),
    }


def test_what_is_accepted_is_done_and_nothing_else() -> None:
    text = '{"family": "a", "cpu": 256, "containerDefinitions": [{"image": "b", "cpu": "10"}]}'
    [task, container] = repair(text).proposed
    repaired = repair(text, lambda one: one.key == container.key)
    assert repaired.done == [container]
    assert json.loads(repaired.text)["containerDefinitions"][0]["cpu"] == 10
    assert json.loads(repaired.text)["cpu"] == 256
    assert [one.key for one in repaired.proposed] == [task.key, container.key]


def test_the_last_of_a_key_is_kept_and_both_values_are_shown() -> None:
    repaired = repair('{"image": "a", "essential": false,\n "essential": true}')
    [one] = repaired.proposed
    assert (one.before, one.values["kept"], one.values["line"]) == ('"essential": false', "true", 2)
    assert json.loads(repaired.text) == {"image": "a", "essential": True}


def test_a_key_that_stands_three_times_is_repaired_twice() -> None:
    repaired = repair('{"image": "a", "cpu": 1, "cpu": 2, "cpu": 3}')
    assert json.loads(repaired.text) == {"image": "a", "cpu": 3}
    assert len(repaired.done) == 2


def test_a_repair_within_what_is_taken_away_goes_with_it() -> None:
    repaired = repair("{'image': 'a', 'image': \"b\",}")
    assert json.loads(repaired.text) == {"image": "b"}


def test_what_still_cannot_be_read_is_refused_at_its_place_in_what_was_given() -> None:
    repaired = repair("// one\n{'family': \"a\",\n 'cpu': NaN}")
    assert repaired.refusal is not None
    assert (repaired.refusal.line, repaired.refusal.column) == (3, 9)
    assert "NaN" in repaired.refusal.message


def test_a_byte_order_mark_and_line_ends_of_windows_move_no_place() -> None:
    given = ("\ufeff" + STRANGE.replace("\n", "\r\n")).encode()
    repaired, plain = repair(given), repair(STRANGE)
    assert repaired.loaded is not None
    assert plain.loaded is not None
    assert repaired.loaded.document == plain.loaded.document
    assert [(one.line, one.column) for one in repaired.done] == [(one.line, one.column) for one in plain.done]


def test_line_and_column_are_those_of_what_was_given() -> None:
    [comma, port] = repair('[{"image": "a",,\n  "portMappings": [{"containerPort": "80"}]}]').proposed
    assert (comma.line, comma.column, comma.before) == (1, 16, ",")
    assert (port.line, port.column, port.path) == (2, 38, "/0/portMappings/0/containerPort")


@pytest.mark.parametrize("nasty", [*REFUSED, *NO_DOCUMENT], ids=lambda nasty: nasty.name)
def test_nothing_goes_round_the_gate_by_way_of_a_repair(nasty: Nasty) -> None:
    try:
        repaired = repair(nasty.data)
    except UnreadableDocument:
        return
    assert repaired.strict is not None
    assert (repaired.loaded is None) == (repaired.refusal is not None)
    if repaired.loaded is not None:
        assert repaired.done
        assert load(repaired.text).document == repaired.loaded.document


def test_a_number_that_writing_out_spells_otherwise_is_named() -> None:
    repaired = repair('{"family": "a", "cpu": 256, "containerDefinitions": [],\n "x": 1.10, "y": 1e2}')
    assert [(one.line, one.before, one.after) for one in repaired.done if one.repair == "spelling"] == [
        (2, "1.10", "1.1"),
        (2, "1e2", "100.0"),
    ]
    assert repair('{"family": "a", "containerDefinitions": [], "x": 1.10}').done == []


SIZE = 65_536
SLOW = {
    "backslashes": '{"a": "' + "\\" * SIZE,
    "quotes": '{"a": ' + '"' * SIZE,
    "escaped quotes": '{"a": "' + '\\"' * (SIZE // 2),
    "single quotes": "{" + "'" * SIZE,
    "single quotes, escaped": "{'" + "\\'" * (SIZE // 2),
    "typographic quotes": "{" + "“" * SIZE,
    "block comments without an end": "{" + "/*" * (SIZE // 2),
    "block comments": "{" + "/**/" * (SIZE // 4),
    "slashes": "{" + "/" * SIZE,
    "lines of comments": "{" + "//\n" * (SIZE // 3),
    "lines": "x" + "\n" * SIZE + "y",
    "lines before a brace": "x" + "\n" * SIZE + "{",
    "spaces": "{" + " " * SIZE + "x",
    "brackets and spaces": "x" + "[ " * (SIZE // 2),
    "open brackets": "[" * SIZE,
    "open braces": '{"a":' * (SIZE // 5),
    "open placeholders": '{"a": ' + "${" * (SIZE // 2),
    "open templates": '{"a": ' + "{{" * (SIZE // 2),
    "angle brackets": '{"a": ' + "<" * SIZE,
    "angles and spaces": '{"a": ' + "<a " * (SIZE // 3),
    "underscores": '{"a": ' + "_" * SIZE,
    "percent signs": '{"a": ' + "%a" * (SIZE // 2),
    "dots": "[" + "." * SIZE,
    "dots and commas": "[" + "...," * (SIZE // 4),
    "commas": "[1" + "," * SIZE + "]",
    "equals signs": "{" + "a=" * (SIZE // 2),
    "zeros": "[" + "0" * SIZE + "]",
    "numbers without commas": "[" + "1 " * (SIZE // 2) + "]",
    "words": "[" + "a," * (SIZE // 2) + "]",
    "one key": "{" + '"a":1,' * (SIZE // 6) + "}",
    "bare keys": "{" + "".join(f"a{n}:1," for n in range(SIZE // 8)) + "}",
    "unknown keys": '{"family":"a",' + ",".join(f'"familx{n}":1' for n in range(SIZE // 14)) + "}",
    "options": "aws ecs register-task-definition " + "--a" * (SIZE // 3) + " [{}]",
    "options with quotes": "aws ecs register-task-definition " + "--a '" * (SIZE // 5) + " [{}]",
    "commands": "aws " * (SIZE // 4) + "{}",
    "equals after a name": "container_definitions" + " " * SIZE + "x",
    "wrapped texts": json.dumps([{"image": "a", "command": json.dumps([[]] * 16_000)}]),
    "functions": json.dumps({"family": {"Fn::Join": ["", [{"Ref": "A"}] * 4_000]}}),
    "containers": json.dumps([{"image": "a", "networkMode": "host", "Cpu": "1"}] * 1_200),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_a_hostile_text_of_64_kib_takes_no_longer_than_a_person_waits(text: str) -> None:
    started = process_time()
    repair(text)
    assert process_time() - started < 5


@given(splices)
@settings(max_examples=200)
def test_a_damaged_text_is_repaired_or_refused_and_what_is_repaired_loads_again(
    changes: list[tuple[int, int, str]],
) -> None:
    text = spliced(dump({"taskDefinition": DOCUMENT, "tags": []}), changes)
    for accept in (safe_ones, lambda one: True):
        try:
            repaired = repair(text, accept)
        except UnreadableDocument:
            return
        assert (repaired.loaded is None) == (repaired.refusal is not None)
        assert {one.key for one in repaired.done} <= {one.key for one in repaired.proposed}
        if repaired.loaded is not None:
            assert load(repaired.text).document == repaired.loaded.document
