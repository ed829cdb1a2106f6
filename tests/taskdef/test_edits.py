"""Edits of one person: what a form asks for, carried out, taken back, and kept as text."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given

from designer.taskdef.edits import (
    Editor,
    Insert,
    Misfit,
    Move,
    Operation,
    Order,
    Put,
    Remove,
    apply,
    from_json,
    inverse,
    to_json,
)
from designer.taskdef.paths import ABSENT
from tests.taskdef import random_documents
from tests.taskdef.by_identity import numbered, operations_of, unnumbered
from tests.taskdef.random_intents import some_intents

APP: dict[str, Any] = {
    "name": "app",
    "environment": [{"name": "A", "value": "1"}],
    "logConfiguration": {"options": {"k": "v"}},
}
DOCUMENT: dict[str, Any] = {
    "family": "checkout",
    "containerDefinitions": [APP, {"name": "web", "command": ["a", "b"]}],
    "volumes": [{"name": "data", "host": {"sourcePath": "/data"}}],
    "runtimePlatform": {},
}
LOGGING = "/containerDefinitions/0/logConfiguration"


def edited(*steps: tuple[str, Any]) -> Any:
    editor = Editor(DOCUMENT)
    for path, value in steps:
        editor.put(path, value)
    editor.finish()
    return editor.document


def test_a_value_is_set_and_taken_off() -> None:
    assert edited(("/family", "billing"))["family"] == "billing"
    assert "family" not in edited(("/family", ABSENT))


def test_setting_what_is_there_is_no_edit() -> None:
    editor = Editor(DOCUMENT)
    editor.put("/family", "checkout")
    editor.put("/cpu", ABSENT)
    editor.move("/containerDefinitions/1", 1)
    assert editor.finish() == []


def test_only_the_last_of_several_values_is_kept() -> None:
    editor = Editor(DOCUMENT)
    for path in ("/cpu", "/family"):
        editor.put(path, "x")
        editor.put("/memory", "512")
    editor.put("/cpu", "256")
    editor.put("/family", "checkout")
    assert editor.finish() == [Put("/cpu", ABSENT, "256", 3), Put("/memory", ABSENT, "512", 4)]


def test_a_value_of_another_type_is_another_value() -> None:
    editor = Editor({"cpu": 1})
    editor.put("/cpu", True)
    assert editor.finish() == [Put("/cpu", 1, True)]


def test_the_parents_of_a_new_value_are_made() -> None:
    container = edited(("/containerDefinitions/1/logConfiguration/options/k", "v"))["containerDefinitions"][1]
    assert container["logConfiguration"] == {"options": {"k": "v"}}


def test_a_new_key_goes_after_its_nearest_predecessor_in_the_order_of_the_api() -> None:
    document = edited(("/cpu", "256"), ("/taskRoleArn", "r"), ("/unknown", 1), ("/networkMode", "awsvpc"))
    assert list(document) == [
        *("family", "taskRoleArn", "networkMode", "containerDefinitions", "volumes", "cpu"),
        *("runtimePlatform", "unknown"),
    ]


def test_a_parent_left_empty_goes_and_one_that_was_empty_stays() -> None:
    document = edited((f"{LOGGING}/options/k", ABSENT))
    assert document["containerDefinitions"][0] == {"name": "app", "environment": APP["environment"]}
    assert document["runtimePlatform"] == {}


def test_the_host_of_a_volume_stays_when_it_is_left_empty() -> None:
    assert edited(("/volumes/0/host/sourcePath", ABSENT))["volumes"] == [{"name": "data", "host": {}}]


def test_a_parent_that_is_filled_again_in_the_same_edit_stays_where_it_is() -> None:
    editor = Editor(DOCUMENT)
    editor.put(f"{LOGGING}/options/k", ABSENT)
    editor.put(f"{LOGGING}/logDriver", "awslogs")
    assert [operation.path for operation in editor.finish()] == [
        f"{LOGGING}/options/k",
        f"{LOGGING}/logDriver",
        f"{LOGGING}/options",
    ]


def test_a_parent_left_empty_is_found_where_its_row_has_gone_to() -> None:
    editor = Editor(DOCUMENT)
    editor.put(f"{LOGGING}/options/k", ABSENT)
    editor.move("/containerDefinitions/0", 1)
    editor.finish()
    assert list(editor.document["containerDefinitions"][1]) == ["name", "environment"]


def test_a_row_whose_last_value_is_cleared_stays_as_a_blank_row() -> None:
    document = edited(
        ("/containerDefinitions/0/environment/0/name", ABSENT),
        ("/containerDefinitions/0/environment/0/value", ABSENT),
    )
    assert document["containerDefinitions"][0]["environment"] == [{}]


def test_rows_are_added_copied_moved_and_removed() -> None:
    editor = Editor(DOCUMENT)
    editor.insert("/containerDefinitions/1/command", "c")
    editor.insert("/containerDefinitions/1/command", "0", 0)
    editor.duplicate("/containerDefinitions/1/command/1")
    editor.move("/containerDefinitions/1/command/0", 4)
    editor.remove("/containerDefinitions/1/command/2")
    assert editor.document["containerDefinitions"][1]["command"] == ["a", "a", "c", "0"]


def test_the_first_row_makes_the_list_and_the_last_one_takes_it_along() -> None:
    editor = Editor(DOCUMENT)
    editor.insert("/containerDefinitions/1/linuxParameters/devices", {})
    editor.remove("/containerDefinitions/0/environment/0")
    editor.finish()
    first, second = editor.document["containerDefinitions"]
    assert "environment" not in first
    assert second["linuxParameters"] == {"devices": [{}]}


def test_a_key_of_digits_is_a_key_where_the_api_has_a_map() -> None:
    document = edited(("/containerDefinitions/0/dockerLabels/0", "x"))
    assert document["containerDefinitions"][0]["dockerLabels"] == {"0": "x"}


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("put", ("/containerDefinitions/2/name", "x")),
        ("put", ("/containerDefinitions/0/secrets/0/name", "x")),
        ("put", ("/containerDefinitions/1/command/0", ABSENT)),
        ("put", ("/containerDefinitions/one/name", "x")),
        ("put", ("/containerDefinitions/00/name", "x")),
        ("put", ("/containerDefinitions/٠/name", "x")),
        ("put", (f"/containerDefinitions/{'9' * 5000}/name", "x")),
        ("put", ("/family/name", "x")),
        ("insert", ("/family", "x")),
        ("insert", ("/containerDefinitions", {}, 3)),
        ("remove", ("",)),
        ("remove", ("/cpu",)),
        ("remove", ("/containerDefinitions/2",)),
        ("duplicate", ("",)),
        ("duplicate", ("/family",)),
        ("duplicate", ("/containerDefinitions/2",)),
        ("move", ("/containerDefinitions/0", 2)),
        ("move", ("/containerDefinitions/0", -1)),
    ],
)
def test_a_path_at_which_there_is_nothing_of_the_sort_is_refused(verb: str, arguments: Any) -> None:
    with pytest.raises(Misfit):
        getattr(Editor(DOCUMENT), verb)(*arguments)


@pytest.mark.parametrize(
    "operation",
    [
        Put("/family", "billing", "x"),
        Put("/family", ABSENT, "x"),
        Put("/cpu", "256", ABSENT),
        Put("/containerDefinitions/1/command/0", "a", ABSENT),
        Put("/containerDefinitions/1/command/2", ABSENT, "c"),
        Put("/family/name", ABSENT, "x"),
        Insert("/volumes", 2, {}),
        Insert("/family", 0, {}),
        Remove("/volumes", 0, {}),
        Move("/volumes", 0, 1),
        Order("", ("family",), ("family",)),
        Order("/volumes/0", ("name", "host"), ("name", "name")),
    ],
)
def test_an_operation_that_does_not_fit_is_refused(operation: Operation) -> None:
    with pytest.raises(Misfit) as refusal:
        apply(DOCUMENT, [operation])
    assert refusal.value.path == operation.path


def test_applying_leaves_the_document_alone_and_shares_what_did_not_change() -> None:
    before = json.dumps(DOCUMENT)
    after = apply(
        DOCUMENT, [Put("/containerDefinitions/1/name", "web", "x"), Put("/family", "checkout", "x")]
    )
    assert json.dumps(DOCUMENT) == before
    assert after["containerDefinitions"][0] is APP
    assert after["volumes"] is DOCUMENT["volumes"]


def test_what_an_operation_brings_is_not_changed_by_the_next_one() -> None:
    item: dict[str, Any] = {"name": "x"}
    apply(DOCUMENT, [Insert("/volumes", 0, item), Put("/volumes/0/name", "x", "y")])
    assert item == {"name": "x"}


def test_the_document_itself_can_be_replaced() -> None:
    assert apply(DOCUMENT, [Put("", DOCUMENT, [])]) == []


def test_undoing_a_removal_puts_the_key_back_where_it_was() -> None:
    editor = Editor(DOCUMENT)
    editor.remove("/family")
    assert list(apply(editor.document, inverse(editor.finish()))) == list(DOCUMENT)


def test_absent_and_null_stay_apart_in_the_text_of_an_operation() -> None:
    operations = [Put("/a", ABSENT, None, 0), Put("/a", None, ABSENT, 0)]
    assert to_json(operations) == '[{"put":"/a","after":null,"at":0},{"put":"/a","before":null,"at":0}]'
    assert from_json(to_json(operations)) == operations


@pytest.mark.parametrize("text", ["", "{", "[1]", "[{}]", '[{"put":1}]', '[{"insert":"/a","index":"0"}]'])
def test_text_that_holds_no_operations_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="operation|Expecting"):
        from_json(text)


@given(random_documents.randoms)
def test_any_edit_can_be_taken_back_to_the_very_text_and_kept_as_text(random: Random) -> None:
    document = numbered(random_documents.document(random))
    for _ in range(5):
        plain = unnumbered(document)
        operations = operations_of(some_intents(random, document), document, plain)
        after = apply(plain, operations)
        assert json.dumps(apply(after, inverse(operations))) == json.dumps(plain)
        assert inverse(inverse(operations)) == operations
        assert from_json(to_json(operations)) == operations
